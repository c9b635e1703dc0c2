import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shell } from './root-routes.tsx'

const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/network/People.tsx'), 'People'),
})
const supervision = createRoute({
  getParentRoute: () => shell,
  path: '/supervision',
  component: lazyRouteComponent(() => import('./pages/training/Supervision.tsx'), 'Supervision'),
})
const tree = createRoute({
  getParentRoute: () => shell,
  path: '/tree',
  component: lazyRouteComponent(() => import('./pages/network/Tree.tsx'), 'Tree'),
})
const agencies = createRoute({
  getParentRoute: () => shell,
  path: '/agencies',
  component: lazyRouteComponent(() => import('./pages/network/Agencies.tsx'), 'Agencies'),
})
const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/calendar',
  component: lazyRouteComponent(() => import('./pages/calendar/Calendar.tsx'), 'Calendar'),
})
const retention = createRoute({
  getParentRoute: () => shell,
  path: '/retention',
  component: lazyRouteComponent(() => import('./pages/retention/Retention.tsx'), 'Retention'),
})
const outside = createRoute({
  getParentRoute: () => shell,
  path: '/outside',
  component: lazyRouteComponent(() => import('./pages/outside/Outside.tsx'), 'Outside'),
})
const hooks = createRoute({
  getParentRoute: () => shell,
  path: '/hooks',
  component: lazyRouteComponent(() => import('./pages/hook/Hooks.tsx'), 'Hooks'),
})
const breaches = createRoute({
  getParentRoute: () => shell,
  path: '/breaches',
  component: lazyRouteComponent(() => import('./pages/breach/Breaches.tsx'), 'Breaches'),
})
const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  component: lazyRouteComponent(() => import('./pages/audit/Audit.tsx'), 'Audit'),
})
const health = createRoute({
  getParentRoute: () => shell,
  path: '/health',
  component: lazyRouteComponent(() => import('./pages/health/Health.tsx'), 'Health'),
})

/** Pages about the agency itself: who works here, what leaves it, what was done. */
export const house = [
  people,
  supervision,
  tree,
  agencies,
  calendar,
  retention,
  outside,
  hooks,
  breaches,
  audit,
  health,
] as const
