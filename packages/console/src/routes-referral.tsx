import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shell } from './root-routes.tsx'

const referrals = createRoute({
  getParentRoute: () => shell,
  path: '/referrals',
  component: lazyRouteComponent(() => import('./pages/referral/Referrals.tsx'), 'Referrals'),
})
export const referralRoute = createRoute({
  getParentRoute: () => shell,
  path: '/referrals/$referralId',
  component: lazyRouteComponent(() => import('./pages/referral/OneReferral.tsx'), 'OneReferral'),
})
const passOn = createRoute({
  getParentRoute: () => shell,
  path: '/pass-on',
  component: lazyRouteComponent(() => import('./pages/pass/PassOn.tsx'), 'PassOn'),
})
const directory = createRoute({
  getParentRoute: () => shell,
  path: '/directory',
  component: lazyRouteComponent(() => import('./pages/directory/Directory.tsx'), 'Directory'),
})
const severe = createRoute({
  getParentRoute: () => shell,
  path: '/severe',
  component: lazyRouteComponent(() => import('./pages/severe/Severe.tsx'), 'Severe'),
})
export const severeRoute = createRoute({
  getParentRoute: () => shell,
  path: '/severe/$pathId',
  component: lazyRouteComponent(() => import('./pages/severe/OnePath.tsx'), 'OnePath'),
})
const transfers = createRoute({
  getParentRoute: () => shell,
  path: '/transfers',
  component: lazyRouteComponent(() => import('./pages/transfer/Transfers.tsx'), 'Transfers'),
})
export const transferRoute = createRoute({
  getParentRoute: () => shell,
  path: '/transfers/$transferId',
  component: lazyRouteComponent(() => import('./pages/transfer/OneTransfer.tsx'), 'OneTransfer'),
})
export const transferNewRoute = createRoute({
  getParentRoute: () => shell,
  path: '/cases/$caseId/transfer',
  component: lazyRouteComponent(() => import('./pages/transfer/NewTransfer.tsx'), 'NewTransfer'),
})
const offices = createRoute({
  getParentRoute: () => shell,
  path: '/bureau',
  component: lazyRouteComponent(() => import('./pages/bureau/Offices.tsx'), 'Offices'),
})
export const sentRoute = createRoute({
  getParentRoute: () => shell,
  path: '/bureau/$incomingId',
  component: lazyRouteComponent(() => import('./pages/bureau/OneSent.tsx'), 'OneSent'),
})

/** Pages by which somebody is passed on to others. */
export const passingOn = [
  referrals,
  referralRoute,
  passOn,
  directory,
  severe,
  severeRoute,
  transfers,
  transferRoute,
  transferNewRoute,
  offices,
  sentRoute,
] as const
