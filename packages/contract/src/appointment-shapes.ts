import { appointmentStates } from '@anxin/core/appointment/state.ts'
import { z } from 'zod'
import { at, id } from './shapes.ts'

/** How one meets; `relax` is a room used without anybody beside. */
export const appointmentModes = ['text', 'voice', 'video', 'cabin', 'home', 'relax'] as const
/** Ways in which somebody is met; what a counsellor offers and a resident asks for. */
export const meetingModes = ['text', 'voice', 'video', 'cabin', 'home'] as const
export const mode = z.enum(appointmentModes)
export const meeting = z.enum(meetingModes)
export const gender = z.enum(['f', 'm'])
export const state = z.enum(appointmentStates)
export const day = z.iso.date()
export const minute = z.number().int().min(0).max(1440)
export const talkMinutes = z.number().int().min(20).max(120)
/** Parts of the week in which somebody could come. */
export const waitingTimes = ['morning', 'afternoon', 'evening', 'weekend'] as const
export const times = z.array(z.enum(waitingTimes)).max(4)
export const words = z.string().trim().max(1000)

export const slot = z.object({
  startsAt: at,
  endsAt: at,
  staffId: id.nullable(),
  staffName: z.string(),
  roomId: id.nullable(),
  roomName: z.string().nullable(),
})

export const counsellor = z.object({
  id,
  name: z.string(),
  gender: gender.nullable(),
  about: z.string(),
  modes: z.array(meeting),
  minutes: talkMinutes,
})

export const room = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  name: z.string(),
  kind: z.enum(['talk', 'group', 'relax']),
  barrierFree: z.boolean(),
  blocked: z.string().nullable(),
  equipment: z.array(
    z.object({ id, name: z.string(), state: z.enum(['in_use', 'fault']), caution: z.string() }),
  ),
})
