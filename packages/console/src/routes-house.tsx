import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shell } from './root-routes.tsx'

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

/** What an agency keeps house by: its working days, and how long its records are kept. */
export const keepingHouse = [calendar, retention] as const
