import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shell } from './root-routes.tsx'

const day = createRoute({
  getParentRoute: () => shell,
  path: '/outings',
  component: lazyRouteComponent(() => import('./pages/outing/Day.tsx'), 'OutingDay'),
})
const visit = createRoute({
  getParentRoute: () => shell,
  path: '/outings/$visitId',
  component: lazyRouteComponent(() => import('./pages/outing/VisitPage.tsx'), 'VisitPage'),
})
/** Home visits. */
export const goingOut = [day, visit] as const
