import { z } from 'zod'
import { caseRoles } from './casework.ts'
import { anyone, endpoint, staff } from './endpoint.ts'
import { ratingAnswers } from './record-rating.ts'
import { at, byId, done, id, none } from './shapes.ts'

export const noteModes = ['face', 'home', 'phone', 'text', 'video'] as const
export const attendances = ['came', 'late', 'no_show', 'cancelled'] as const
export const riskAnswers = ['not_asked', 'none', 'present'] as const
const part = z.string().max(8000)
/** Parts of a note: DAP uses data, assessment, plan; SOAP uses all four. @source domain specification 6.3 */
export const noteFields = z.object({
  said: part,
  seen: part,
  thought: part,
  plan: part,
  next: z.string().max(500),
  /** 0–10, how the person feels today; null where not asked. */
  mood: z.number().int().min(0).max(10).nullable(),
  problems: z
    .array(z.object({ name: z.string().trim().max(60), value: z.number().int().min(0).max(10) }))
    .max(2),
  /** What was heard that is dangerous: the words, for whoever is called. */
  riskWords: z.string().max(500),
})
const noteBody = z.object({
  caseId: id,
  format: z.enum(['dap', 'soap']),
  fields: noteFields,
  mode: z.enum(noteModes).nullable(),
  minutes: z.number().int().min(0).max(600).nullable(),
  attendance: z.enum(attendances).nullable(),
  risk: z.enum(riskAnswers).nullable(),
  goals: z.array(id).max(3),
  sessionAt: at,
})
export const noteShown = noteBody.extend({
  id,
  authorId: id,
  authorName: z.string(),
  revision: z.number().int(),
  savedAt: at,
  signedAt: at.nullable(),
  signedHash: z.string().nullable(),
  mine: z.boolean(),
  /** Signed later than it should have been. */
  late: z.boolean(),
  addenda: z.array(z.object({ id, authorName: z.string(), text: z.string(), at })),
})
export const outcomeShown = z.object({
  instrument: z.string(),
  title: z.string(),
  first: z.object({ total: z.number(), at }),
  last: z.object({ total: z.number(), at }),
  points: z.array(z.object({ total: z.number(), at })),
  /** Highest total, and the line above which it counts; null where the scale has none. */
  max: z.number(),
  min: z.number(),
  caseness: z.number().nullable(),
  lowerIsWorse: z.boolean(),
  needed: z.number().nullable(),
  outcome: z.enum(['recovered', 'improved', 'same', 'deteriorated', 'unknown']),
})
export const recordGet = endpoint({
  method: 'GET',
  path: '/api/record/cases/:id',
  about: 'Notes, outcomes and the heads of one’s own working notes.',
  who: caseRoles,
  audit: 'record.case_read',
  params: byId,
  body: none,
  reply: z.object({
    notes: z.array(noteShown),
    outcomes: z.array(outcomeShown),
    offTrack: z.boolean(),
    workingNotes: z.array(
      z.object({
        id,
        authorId: id,
        authorName: z.string(),
        revision: z.number().int(),
        at,
        mine: z.boolean(),
      }),
    ),
  }),
})
export const summaryGet = endpoint({
  method: 'GET',
  path: '/api/record/cases/:id/summary',
  about:
    'What may leave the case, on one page: for supervision without a name, or for a receiver. Refused at once where the person withdrew the purpose. Never a working note.',
  who: caseRoles,
  audit: 'record.summary_made',
  params: z.object({ id, purpose: z.enum(['case_supervision', 'referral']) }),
  body: none,
  reply: z.object({
    title: z.string(),
    lines: z.array(z.object({ label: z.string(), text: z.string() })),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    at,
  }),
})

export const notePut = endpoint({
  method: 'PUT',
  path: '/api/record/notes/:id',
  about:
    'Keeps a draft as it stands, every few seconds. Written on another device meanwhile, nothing is put over it and what stands there is given back. Safe to repeat. The answer to the question about safety, when it is yes, calls whoever is on duty in the same transaction.',
  who: caseRoles,
  audit: 'record.note_kept',
  params: byId,
  body: noteBody.extend({
    /** The revision that was seen, and the device that writes: its own writing it goes on with, whatever it heard back. */
    on: z.object({ seen: z.number().int().min(0), device: id }).optional(),
  }),
  reply: z.object({
    /** What stands there, where another device wrote since and nothing was kept now. */
    meanwhile: noteShown.nullable(),
    revision: z.number().int(),
    savedAt: at,
    alerted: z.boolean(),
    words: z.array(z.string()),
  }),
})
export const noteSign = endpoint({
  method: 'POST',
  path: '/api/record/notes/:id/signature',
  about:
    'Signs a note: from then on it does not change. Refused while the question about safety has no answer. Safe to repeat.',
  who: caseRoles,
  audit: 'record.note_signed',
  params: byId,
  body: none,
  reply: z.object({ signedAt: at, hash: z.string(), offTrack: z.boolean() }),
})
export const addendumAdd = endpoint({
  method: 'POST',
  path: '/api/record/notes/:id/addenda',
  about: 'Adds to a signed note. Safe to repeat.',
  who: caseRoles,
  audit: 'record.addendum_added',
  params: byId,
  body: z.object({ id, text: z.string().trim().min(2).max(4000) }),
  reply: done,
})

const base64 = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9+/=]+$/)
const rounds = z.number().int().min(600_000)
const publicKey = z.object({ kty: z.literal('RSA'), n: z.string().max(1000), e: z.string().max(20) })
export const keyGet = endpoint({
  method: 'GET',
  path: '/api/record/own-key',
  about:
    'The speaker’s own key as it was locked in their browser, and the public key of their own supervisor, if they made one.',
  who: caseRoles,
  audit: 'record.own_key_read',
  params: none,
  body: none,
  reply: z.object({
    own: z
      .object({
        ...{ id, publicKey, lockedKey: z.string(), salt: z.string(), rounds: z.number().int() },
        /** A word sealed with the public key: whoever can say it has the key open. */
        proof: z.string(),
      })
      .nullable(),
    supervisors: z.array(z.object({ staffId: id, name: z.string(), keyId: id, publicKey })),
  }),
})
export const keyPut = endpoint({
  method: 'PUT',
  path: '/api/record/own-key',
  about:
    'Keeps a key made in the browser: the public half, and the private half locked with words the house never hears. Safe to repeat.',
  who: caseRoles,
  audit: 'record.own_key_kept',
  params: none,
  body: z.object({
    id,
    publicKey,
    lockedKey: base64(6000),
    salt: base64(100),
    rounds,
  }),
  reply: done,
})
export const keyRelock = endpoint({
  method: 'PUT',
  path: '/api/record/own-key/lock',
  about:
    'Locks the same private key with another phrase, in the browser; the old phrase opens nothing any more, and every note stays readable. Whoever asks shows that the key lies open before them. Safe to repeat.',
  who: caseRoles,
  audit: 'record.own_key_locked_anew',
  params: none,
  body: z.object({ id, lockedKey: base64(6000), salt: base64(100), rounds, proof: base64(200) }),
  reply: done,
})
export const workingPut = endpoint({
  method: 'PUT',
  path: '/api/record/working-notes/:id',
  about: 'Keeps a working note as ciphertext, and its key wrapped for the author and a supervisor they name.',
  who: caseRoles,
  audit: 'record.working_note_kept',
  params: byId,
  body: z.object({
    caseId: id,
    iv: base64(40),
    cipher: base64(40_000),
    keys: z
      .array(z.object({ staffId: id, keyId: id, wrapped: base64(1000) }))
      .min(1)
      .max(2),
  }),
  reply: z.object({ revision: z.number().int() }),
})
export const workingGet = endpoint({
  method: 'GET',
  path: '/api/record/working-notes/:id',
  about: 'A working note as ciphertext, for its author and the supervisor they named.',
  who: caseRoles,
  audit: 'record.working_note_read',
  params: byId,
  body: none,
  reply: z.object({
    iv: z.string(),
    cipher: z.string(),
    wrapped: z.string(),
    keyId: id,
    revision: z.number().int(),
  }),
})

const answer = z.number().int().min(1).max(5)
export const feedbackSend = endpoint({
  method: 'POST',
  path: '/api/record/feedback',
  about:
    'Three answers after a session, with a name or without; the supervisor reads them, the helper does not. Safe to repeat.',
  who: anyone,
  audit: 'record.feedback_sent',
  params: none,
  body: z.object({
    id,
    heard: answer,
    mine: answer,
    better: answer,
    text: z.string().trim().max(1000),
    signed: z.boolean(),
    cabin: z.string().max(40).optional(),
  }),
  reply: z.object({ danger: z.boolean() }),
})
export const feedbackGet = endpoint({
  method: 'GET',
  path: '/api/record/feedback',
  about: 'What people said after sessions at one’s places, newest first.',
  who: staff(['supervisor']),
  audit: 'record.feedback_read',
  params: none,
  body: none,
  reply: z.object({
    rows: z.array(
      z.object({
        id,
        caseId: id.nullable(),
        caseNumber: z.number().int().nullable(),
        leadName: z.string().nullable(),
        heard: answer,
        mine: answer,
        better: answer,
        text: z.string().nullable(),
        day: z.iso.date(),
      }),
    ),
    /** What was said of a whole service at its end; without a name the day is the first of its month. */
    ratings: z.array(
      z.object({
        id,
        caseId: id.nullable(),
        caseNumber: z.number().int().nullable(),
        leadName: z.string().nullable(),
        answers: ratingAnswers,
        text: z.string().nullable(),
        day: z.iso.date(),
      }),
    ),
  }),
})
