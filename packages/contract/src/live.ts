import { z } from 'zod'
import { receivers } from './appointment.ts'
import { endpoint, registeredResident, staff } from './endpoint.ts'
import { at, byId, done, file, id, none } from './shapes.ts'

export const liveModes = ['text', 'voice', 'video'] as const
/** What two browsers tell each other to find a way between them. */
export const signalKinds = ['description', 'candidate', 'ready', 'media', 'bye'] as const
export const largestFile = 20 * 1024 * 1024

const liveFile = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  size: z.number().int(),
  scan: z.enum(['clean', 'unscanned', 'infected']),
})
export const liveLine = z.object({
  id,
  seq: z.number().int(),
  sender: z.enum(['resident', 'staff', 'note']),
  text: z.string(),
  file: liveFile.nullable(),
  at,
})
/** How far the other side has come, and what they do. */
const standing = z.object({
  state: z.enum(['open', 'ended']),
  theirDelivered: z.number().int(),
  theirRead: z.number().int(),
  theyType: z.boolean(),
  theyAreHere: z.boolean(),
})
const session = z.object({
  id,
  mode: z.enum(liveModes),
  /** Whom one meets. */
  with: z.string(),
  residentId: id,
  /** Given to the staff only: what was said is being looked at by whoever is on call. */
  alerted: z.boolean(),
  lines: z.array(liveLine),
  standing,
  /** Where browsers may ask for their own address; empty: they find each other within one network. */
  iceServers: z.array(z.object({ urls: z.string(), username: z.string(), credential: z.string() })),
  openedAt: at,
})
const whole = z.object({ session })
const lineBody = z.object({ id, text: z.string().trim().min(1).max(4000), fileId: id.optional() })
const receiptBody = z.object({
  delivered: z.number().int().min(0),
  read: z.number().int().min(0),
  typing: z.boolean(),
})
const signalBody = z.object({ kind: z.enum(signalKinds), body: z.string().max(24_000) })
const fileBody = z.object({
  id,
  name: z.string().trim().min(1).max(120),
  /** Base64. */
  bytes: z.string().max(Math.ceil(largestFile / 3) * 4 + 4),
})
const fileParams = z.object({ id, fileId: id })

const listed = z.object({
  id,
  mode: z.enum(liveModes),
  name: z.string(),
  openedAt: at,
  residentHere: z.boolean(),
})
export const liveList = endpoint({
  method: 'GET',
  path: '/api/live/sessions',
  about: 'One’s own open meetings, newest first.',
  who: receivers,
  audit: 'live.list_read',
  params: none,
  body: none,
  reply: z.object({ sessions: z.array(listed) }),
})
export const liveOpen = endpoint({
  method: 'POST',
  path: '/api/live/sessions',
  about:
    'Opens the meeting of an appointment, or one without; the resident is checked in with it. Safe to repeat.',
  who: receivers,
  audit: 'live.opened',
  params: none,
  body: z.object({
    id,
    appointmentId: id.optional(),
    residentId: id.optional(),
    mode: z.enum(liveModes).default('text'),
  }),
  reply: whole,
})
export const liveGet = endpoint({
  method: 'GET',
  path: '/api/live/sessions/:id',
  about: 'A meeting of one’s own with its lines, oldest first.',
  who: receivers,
  audit: 'live.read',
  params: byId,
  body: none,
  reply: whole,
})
export const liveStream = endpoint({
  method: 'GET',
  path: '/api/live/sessions/:id/stream',
  about: 'Lines, receipts and signals as they come; resumes after Last-Event-ID.',
  who: receivers,
  audit: 'live.watched',
  params: z.object({ id, after: z.coerce.number().int().optional() }),
  body: none,
  reply: none,
})
export const liveSay = endpoint({
  method: 'POST',
  path: '/api/live/sessions/:id/lines',
  about: 'Says something. Safe to repeat.',
  who: receivers,
  audit: 'live.said',
  params: byId,
  body: lineBody,
  reply: whole,
})
export const liveReceipt = endpoint({
  method: 'POST',
  path: '/api/live/sessions/:id/receipts',
  about: 'How far one has received and read, and whether one is writing.',
  who: receivers,
  audit: 'live.receipt_given',
  params: byId,
  body: receiptBody,
  reply: done,
})
export const liveSignal = endpoint({
  method: 'POST',
  path: '/api/live/sessions/:id/signals',
  about: 'Passes a signal to the other browser; sealed, forgotten after minutes, never kept with the lines.',
  who: receivers,
  audit: 'live.signalled',
  params: byId,
  body: signalBody,
  reply: done,
})
export const liveFileSend = endpoint({
  method: 'POST',
  path: '/api/live/sessions/:id/files',
  about: 'Keeps a file of the meeting, sealed. Its first bytes decide what it is. Safe to repeat.',
  who: receivers,
  audit: 'live.file_sent',
  params: byId,
  body: fileBody,
  reply: z.object({ file: liveFile }),
})
export const liveFileGet = endpoint({
  method: 'GET',
  path: '/api/live/sessions/:id/files/:fileId',
  about: 'A file of the meeting, as a download.',
  who: receivers,
  audit: 'live.file_read',
  params: fileParams,
  body: none,
  reply: file,
})
export const liveEnd = endpoint({
  method: 'POST',
  path: '/api/live/sessions/:id/end',
  about: 'Ends the meeting; its appointment is done. Safe to repeat.',
  who: receivers,
  audit: 'live.ended',
  params: byId,
  body: none,
  reply: whole,
})

export const ownLiveEnter = endpoint({
  method: 'POST',
  path: '/api/live/own/sessions',
  about: 'Enters the open meeting, or the waiting room before it.',
  who: registeredResident,
  audit: 'live.own_entered',
  params: none,
  body: none,
  reply: z.object({ session: session.nullable(), nextAt: at.nullable() }),
})
export const ownLiveStream = endpoint({
  method: 'GET',
  path: '/api/live/own/sessions/:id/stream',
  about: 'Lines, receipts and signals as they come; resumes after Last-Event-ID.',
  who: registeredResident,
  audit: 'live.own_watched',
  params: z.object({ id, after: z.coerce.number().int().optional() }),
  body: none,
  reply: none,
})
export const ownLiveSay = endpoint({
  method: 'POST',
  path: '/api/live/own/sessions/:id/lines',
  about: 'Says something. Screened in the same transaction: danger tells whoever is on call. Safe to repeat.',
  who: registeredResident,
  audit: 'live.own_said',
  params: byId,
  body: lineBody,
  reply: whole.extend({ danger: z.boolean() }),
})
export const ownLiveReceipt = endpoint({
  method: 'POST',
  path: '/api/live/own/sessions/:id/receipts',
  about: 'How far one has received and read, and whether one is writing.',
  who: registeredResident,
  audit: 'live.own_receipt_given',
  params: byId,
  body: receiptBody,
  reply: done,
})
export const ownLiveSignal = endpoint({
  method: 'POST',
  path: '/api/live/own/sessions/:id/signals',
  about: 'Passes a signal to the other browser; sealed, forgotten after minutes.',
  who: registeredResident,
  audit: 'live.own_signalled',
  params: byId,
  body: signalBody,
  reply: done,
})
export const ownLiveFileSend = endpoint({
  method: 'POST',
  path: '/api/live/own/sessions/:id/files',
  about: 'Keeps a file of the meeting, sealed. Its first bytes decide what it is. Safe to repeat.',
  who: registeredResident,
  audit: 'live.own_file_sent',
  params: byId,
  body: fileBody,
  reply: z.object({ file: liveFile }),
})
export const ownLiveFileGet = endpoint({
  method: 'GET',
  path: '/api/live/own/sessions/:id/files/:fileId',
  about: 'A file of the meeting, as a download.',
  who: registeredResident,
  audit: 'live.own_file_read',
  params: fileParams,
  body: none,
  reply: file,
})

const settings = z.object({
  iceServers: z
    .array(
      z.object({
        urls: z.string().regex(/^(stun|turn|turns):[A-Za-z0-9.:[\]-]+(\?transport=(udp|tcp))?$/),
        username: z.string().max(120),
        credential: z.string().max(200),
      }),
    )
    .max(4),
})
const keepers = staff(['platform_admin', 'agency_admin'])
export const liveSettingsGet = endpoint({
  method: 'GET',
  path: '/api/live/settings',
  about: 'Servers by which browsers in different networks find each other; none by default.',
  who: keepers,
  audit: 'live.settings_read',
  params: none,
  body: none,
  reply: settings,
})
export const liveSettingsPut = endpoint({
  method: 'PUT',
  path: '/api/live/settings',
  about: 'Sets these servers; their passwords are kept sealed.',
  who: keepers,
  audit: 'live.settings_changed',
  params: none,
  body: settings,
  reply: settings,
})
