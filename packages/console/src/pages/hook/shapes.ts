import type { Reply } from '../../parts/ask/doors.ts'

export type Hook = Reply<'GET /api/hook/hooks'>['hooks'][number]
export type Delivery = Reply<'GET /api/hook/hooks/:id/deliveries'>['deliveries'][number]
export type HookState = 'on' | 'paused' | 'secretless' | 'shut'

/** What any act here may change. */
export const refresh = ['GET /api/hook/hooks', 'GET /api/hook/hooks/:id/deliveries'] as const

export const stateOf = (hook: Hook): HookState => {
  if (hook.shutAt) return 'shut'
  if (!hook.secretMadeAt) return 'secretless'
  return hook.pausedAt ? 'paused' : 'on'
}
