import { reaches } from '@anxin/core/crisis/reach.ts'
import { z } from 'zod'
import { anyone, anyResident, endpoint } from './endpoint.ts'
import { at, id, locale, none } from './shapes.ts'

export const choice = z.object({ code: z.string(), label: z.string() })
export const cards = ['breathing', 'crisis', 'hotline', 'handover', 'disclosure'] as const

/** One line of the conversation as both faces show it, oldest first. */
export const message = z.object({
  id,
  /** Position in the conversation, 1 first, without gaps. */
  seq: z.number().int(),
  from: z.enum(['resident', 'program', 'person', 'note']),
  /** Name of the member of staff, when `from` is person. */
  name: z.string().nullable(),
  text: z.string(),
  card: z.enum(cards).nullable(),
  choices: z.array(choice),
  /** Written by a language model and checked, not taken from the reviewed phrases. */
  generated: z.boolean(),
  at,
})

export const conversation = z.object({
  id,
  messages: z.array(message),
  /** The last position held by the server; the stream resumes after it. */
  seq: z.number().int(),
  /** Who is there: the program alone, a person on the way, a person here. */
  presence: z.enum(['program', 'paged', 'acknowledged', 'person']),
  personName: z.string().nullable(),
  pagedAt: at.nullable(),
  /** While somebody is called: on its way, taken by a channel, arrived on a device, or nobody could be reached by any. */
  reach: z.enum(reaches),
  crisis: z.boolean(),
  /** Who waits for a person sees where they stand; null where nobody was asked for, and in danger, where no time is promised. */
  queue: z
    .object({
      /** 1 is next. */
      position: z.number().int(),
      /** Minutes from now in which most have been answered lately; null while too few have asked. */
      minutes: z.tuple([z.number().int(), z.number().int()]).nullable(),
      /** The latest moment somebody has to answer by. */
      answeredBy: at,
      /** That moment has passed. */
      late: z.boolean(),
      /** The resident has let the summary go. */
      packetSent: z.boolean(),
    })
    .nullable(),
  /** The program is looking for words: lines come by the stream. */
  thinking: z.boolean(),
  /** The program has asked for a rest until then; writing stays open. Null where it has not, or the time is over. */
  restUntil: at.nullable(),
  /** Code by which an anonymous resident may later find this conversation again; null once registered. */
  claimCode: z.string().nullable(),
  /** The last day on which the program answers, when it will stop; told when the talk is opened, left out of other answers. */
  lastDay: z.iso.date().nullable().optional(),
})

/** Position up to which the face holds the lines: only later ones are sent back. Without it, the last hundred. */
const after = z.number().int().min(0).optional()

export const messageText = z.string().trim().min(1).max(2000)

export const conversationGet = endpoint({
  method: 'GET',
  path: '/api/companion/conversation',
  about: 'The resident’s conversation; an anonymous one is opened when there is none.',
  who: anyone,
  audit: 'companion.conversation_opened',
  params: z.object({ locale: locale.optional(), cabin: z.string().max(40).optional() }),
  body: none,
  reply: conversation,
})

export const messageSend = endpoint({
  method: 'POST',
  path: '/api/companion/messages',
  about:
    'Keeps what the resident wrote, screens it, answers, and raises an event when it is risky: all in one transaction. Safe to repeat with the same id.',
  who: anyone,
  audit: 'companion.message_received',
  params: none,
  body: z.object({
    id,
    text: messageText,
    /** Code of a tapped button, when the text is its label. */
    choice: z.string().max(40).optional(),
    locale: locale.default('zh'),
    cabin: z.string().max(40).optional(),
    after,
  }),
  reply: z.object({ conversation }),
})

export const sosPress = endpoint({
  method: 'POST',
  path: '/api/companion/sos',
  about: '“我现在很危险”: raises an event at once, signed in or not. Safe to repeat with the same id.',
  who: anyone,
  audit: 'companion.sos_pressed',
  params: none,
  body: z.object({ id, locale: locale.default('zh'), cabin: z.string().max(40).optional(), after }),
  reply: z.object({ conversation }),
})

export const personRequest = endpoint({
  method: 'POST',
  path: '/api/companion/person-requests',
  about: 'Asks for a person; somebody on duty is told.',
  who: anyone,
  audit: 'companion.person_requested',
  params: none,
  body: z.object({ id, locale: locale.default('zh'), cabin: z.string().max(40).optional(), after }),
  reply: z.object({ conversation }),
})

export const falseAlarmSay = endpoint({
  method: 'POST',
  path: '/api/companion/false-alarm',
  about: '“这是误报”: holds the notice to the emergency contact; people are told all the same.',
  who: anyResident,
  audit: 'companion.false_alarm_said',
  params: none,
  body: none,
  reply: z.object({ conversation }),
})

export const callbackLeave = endpoint({
  method: 'POST',
  path: '/api/companion/callback',
  about: 'An anonymous resident leaves the end of a phone number and, with consent, a friend to call.',
  who: anyResident,
  audit: 'companion.callback_left',
  params: none,
  body: z.object({
    phone: z.string().trim().min(4).max(20),
    friend: z
      .object({ name: z.string().trim().min(1).max(20), phone: z.string().trim().min(7).max(20) })
      .nullable(),
    consent: z.literal(true),
  }),
  reply: z.object({ conversation }),
})

/** SSE: `event: message` carries a message, `event: presence` who is there; `id` is the stream position. */
export const residentStream = endpoint({
  method: 'GET',
  path: '/api/companion/stream',
  about: 'Live lines of the resident’s conversation (text/event-stream), resumable with Last-Event-ID.',
  who: anyResident,
  audit: 'companion.stream_opened',
  params: z.object({ after: z.coerce.number().int().min(0).optional() }),
  body: none,
  reply: z.unknown(),
})

export const readReceipt = endpoint({
  method: 'PUT',
  path: '/api/companion/read',
  about: 'How far the resident has read.',
  who: anyResident,
  audit: 'companion.read_up_to',
  params: none,
  body: z.object({ seq: z.number().int().min(0) }),
  reply: z.object({ seq: z.number() }),
})
