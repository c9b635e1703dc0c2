import { z } from 'zod'
import { answersBody, packCode, sitting } from './assessment.ts'
import { anyone, endpoint, staff } from './endpoint.ts'
import { at, byId, done, id, locale, none, phone } from './shapes.ts'

/** One tablet in a cabin, filled in by many people one after another; nobody signs in on it. */
const starters = staff(['social_worker', 'counsellor', 'crisis_worker', 'supervisor', 'cabin_manager'])
const ticket = z.string().min(20).max(200)

export const tabletPlaces = endpoint({
  method: 'GET',
  path: '/api/kiosk/places',
  about: 'Cabins in whose name the speaker may put up a tablet, by name.',
  who: starters,
  audit: 'kiosk.places_read',
  params: none,
  body: none,
  reply: z.object({ places: z.array(z.object({ id, name: z.string() })) }),
})

export const tabletStart = endpoint({
  method: 'POST',
  path: '/api/kiosk/tablets',
  about:
    'Puts up a tablet: what it may send is in the name of this cabin, and nothing can be read with it but the answer to what was sent.',
  who: starters,
  audit: 'kiosk.tablet_started',
  params: none,
  body: z.object({ unitId: id, packs: z.array(packCode).min(1).max(6) }),
  reply: z.object({ ticket, unitName: z.string() }),
})

export const tabletEnd = endpoint({
  method: 'DELETE',
  path: '/api/kiosk/tablets',
  about: 'Takes a tablet down; what it had was sent before.',
  who: anyone,
  audit: 'kiosk.tablet_ended',
  params: none,
  body: z.object({ ticket }),
  reply: done,
})

export const kioskSave = endpoint({
  method: 'PUT',
  path: '/api/kiosk/sittings/:id',
  about:
    'Begins the sitting of one person at a tablet, and keeps answers of it as they are given, at once or when there is a network again. A dangerous one tells a person in the same transaction. Counts exactly once, however often it is sent.',
  who: anyone,
  audit: 'kiosk.answers_saved',
  params: byId,
  body: z.object({
    ticket,
    pack: packCode,
    locale: locale.default('zh'),
    age: z.number().int().min(5).max(120),
    sex: z.enum(['f', 'm']).optional(),
    assent: z.literal(true).optional(),
    startedAt: at,
    save: answersBody.nullable(),
    /** A number the person left, to be called on. */
    contact: z
      .object({ phone, name: z.string().trim().max(20).optional() })
      .nullable()
      .default(null),
  }),
  /** Null for somebody whose answers were received before and are forgotten by now, as they are for anybody without a name. */
  reply: z.object({ sitting: sitting.nullable() }),
})
