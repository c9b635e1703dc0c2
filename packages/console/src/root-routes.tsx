import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router'
import { Lost } from './parts/shell/Lost.tsx'
import { Shell } from './parts/shell/Shell.tsx'

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined
export const tokenSearch = (search: Record<string, unknown>): { token?: string } => {
  const token = text(search.token)
  return token ? { token } : {}
}

export const root = createRootRoute({ component: Outlet, notFoundComponent: Lost })
/** Pages that stand in the rail's frame. */
export const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })
