import type { PopulationCode } from '../care/plan/plans.ts'
import type { Phase } from '../scale/definition.ts'
import type { ModuleCode } from './codes.ts'

/** Ways through the exercises, by what somebody is going through. @source feature B11 */
export const trackCodes = [
  'general',
  'grief',
  'burnout',
  'isolation',
  'study',
  'stigma',
  'carer',
  'elder',
  'new_mother',
] as const
export type TrackCode = (typeof trackCodes)[number]

type Ways = Readonly<Record<Phase, readonly ModuleCode[]>>

/** Three to six exercises in order. In an emergency calm comes first, later doing and people. */
export const tracks: Readonly<Record<TrackCode, Ways>> = {
  general: {
    emergency: ['M02', 'M03', 'M12', 'M05', 'M16'],
    reconstruction: ['M02', 'M06', 'M07', 'M16'],
    routine: ['M01', 'M02', 'M05', 'M07'],
  },
  grief: {
    emergency: ['M02', 'M11', 'M03', 'M10'],
    reconstruction: ['M11', 'M10', 'M09', 'M16', 'M07'],
    routine: ['M11', 'M09', 'M16', 'M07'],
  },
  burnout: {
    emergency: ['M02', 'M17', 'M10', 'M03'],
    reconstruction: ['M17', 'M10', 'M12', 'M09', 'M15'],
    routine: ['M17', 'M04', 'M14', 'M07'],
  },
  isolation: {
    emergency: ['M02', 'M15', 'M10', 'M16', 'M05'],
    reconstruction: ['M16', 'M07', 'M05', 'M15'],
    routine: ['M16', 'M07', 'M01'],
  },
  study: {
    emergency: ['M02', 'M22', 'M15', 'M10'],
    reconstruction: ['M22', 'M15', 'M05', 'M10'],
    routine: ['M22', 'M02', 'M15', 'M10'],
  },
  stigma: {
    emergency: ['M02', 'M18', 'M10', 'M16'],
    reconstruction: ['M18', 'M09', 'M07', 'M16', 'M10'],
    routine: ['M18', 'M09', 'M16'],
  },
  carer: {
    emergency: ['M02', 'M19', 'M10', 'M05'],
    reconstruction: ['M19', 'M06', 'M09', 'M14', 'M16'],
    routine: ['M19', 'M06', 'M09', 'M04'],
  },
  elder: {
    emergency: ['M02', 'M16', 'M10', 'M03'],
    reconstruction: ['M23', 'M16', 'M10', 'M07'],
    routine: ['M23', 'M16', 'M02', 'M07'],
  },
  new_mother: {
    emergency: ['M02', 'M09', 'M10', 'M16'],
    reconstruction: ['M09', 'M10', 'M15', 'M16', 'M07'],
    routine: ['M09', 'M10', 'M15', 'M07'],
  },
}

const always = (track: TrackCode): Readonly<Record<Phase, TrackCode>> => ({
  emergency: track,
  reconstruction: track,
  routine: track,
})

/** @source feature B11; groups of domain specification 2.5 */
const byGroup: Readonly<Record<PopulationCode, Readonly<Record<Phase, TrackCode>>>> = {
  general: { emergency: 'isolation', reconstruction: 'general', routine: 'general' },
  fam_patient: always('carer'),
  recovered: always('stigma'),
  bereaved: always('grief'),
  hardship: { emergency: 'isolation', reconstruction: 'general', routine: 'general' },
  frontline: always('burnout'),
  medical: always('burnout'),
  elder: always('elder'),
  disabled: { emergency: 'isolation', reconstruction: 'general', routine: 'general' },
  minor: always('study'),
  military: always('general'),
  corrections: always('general'),
}

/** The way for a group in the phase its place is in. */
export const trackFor = (population: PopulationCode, phase: Phase): TrackCode => byGroup[population][phase]
export const wayOf = (track: TrackCode, phase: Phase): readonly ModuleCode[] => tracks[track][phase]
