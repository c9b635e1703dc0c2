import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'

/** Those who are supervised, and those who name who supervises whom. */
const supervisionRoles = staff([
  'volunteer',
  'social_worker',
  'counsellor',
  'crisis_worker',
  'supervisor',
  'cabin_manager',
  'agency_admin',
])
const namers = staff(['supervisor', 'cabin_manager', 'agency_admin'])
const reason = z.string().trim().min(2).max(500)
export const pairKinds = ['primary', 'deputy'] as const
const pairKind = z.enum(pairKinds)

/**
 * Who is there for a colleague today: their supervisor; the deputy while the supervisor is away or may not supervise any more;
 * or nobody, and why: none was named, the one there is is away, or may not supervise.
 */
const standing = z.object({
  primary: z.object({ pairId: id, staffId: id, name: z.string(), since: at }).nullable(),
  deputy: z.object({ pairId: id, staffId: id, name: z.string(), since: at }).nullable(),
  by: z.enum(['primary', 'deputy', 'nobody']),
  /** Why the supervisor is not there; null while they are. */
  why: z.enum(['none', 'away', 'lapsed']).nullable(),
})

export const pairsGet = endpoint({
  method: 'GET',
  path: '/api/training/pairs',
  about:
    'Who supervises the speaker; whoever supervises, or names supervisors at a place, also sees each supervisor with their people against the cap, colleagues without one, and pairs that ended.',
  who: supervisionRoles,
  audit: 'training.pairs_read',
  params: none,
  body: none,
  reply: z.object({
    /** Null for those who need no supervisor. */
    mine: standing.nullable(),
    supervisors: z.array(
      z.object({
        staffId: id,
        name: z.string(),
        count: z.number().int(),
        cap: z.number().int(),
        overrideUntil: at.nullable(),
        /** Above the cap, and nobody allows it any more. */
        over: z.boolean(),
        away: z.boolean(),
        /** Holds the role and every certificate that supervising asks for. */
        able: z.boolean(),
        mayOverride: z.boolean(),
        people: z.array(
          z.object({
            ...{
              pairId: id,
              staffId: id,
              name: z.string(),
              roles: z.array(z.string()),
              kind: pairKind,
              since: at,
            },
            /** A deputy who stands in today. */
            standsIn: z.boolean(),
          }),
        ),
      }),
    ),
    /** Of the places where the speaker names supervisors, those without anybody first. */
    colleagues: z.array(z.object({ staffId: id, name: z.string(), roles: z.array(z.string()), standing })),
    /** The newest first. */
    ended: z.array(
      z.object({
        ...{ pairId: id, supervisorName: z.string(), name: z.string(), kind: pairKind, since: at, until: at },
        /** Null where one of them left the agency. */
        why: z.string().nullable(),
      }),
    ),
    mayName: z.boolean(),
    now: at,
  }),
})
export const pairName = endpoint({
  method: 'POST',
  path: '/api/training/pairs',
  about:
    'Names who supervises a colleague, or who stands in while that supervisor is away. Eight people at most, unless a supervisor allows more for seven days. Safe to repeat.',
  who: namers,
  audit: 'training.pair_named',
  params: none,
  body: z.object({ id, supervisorId: id, staffId: id, kind: pairKind }),
  reply: done,
})
export const pairEnd = endpoint({
  method: 'POST',
  path: '/api/training/pairs/:id/end',
  about:
    'Ends a pair. What the colleague shared with that supervisor of their working notes is shut again. Safe to repeat.',
  who: namers,
  audit: 'training.pair_ended',
  params: byId,
  body: z.object({ reason }),
  reply: done,
})
export const pairOverride = endpoint({
  method: 'POST',
  path: '/api/training/overrides',
  about: 'Lets another supervisor have more people than the cap for seven days. Safe to repeat.',
  who: staff(['supervisor'], 'C-SUPERVISE'),
  audit: 'training.override_given',
  params: none,
  body: z.object({ id, staffId: id, reason }),
  reply: z.object({ until: at }),
})
