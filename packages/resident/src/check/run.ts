import type { Definition, Sex } from '@anxin/core/scale/definition.ts'
import { type FormLanguage, formIn } from '@anxin/core/scale/form-in.ts'
import type { DoorReply, Refused } from '@anxin/kit/caller.ts'
import { type Course, type Given, isHandedIn, type Step } from './course.ts'

export type Pack = DoorReply<'GET /api/assessment/packs/:pack'>
export type Sitting = DoorReply<'GET /api/assessment/sittings/:id'>['sitting']
export type Result = NonNullable<Sitting['result']>
export type PackCode = Sitting['pack']

/** One run through a pack on this device: what was answered, and what the house holds of it already. */
export interface Run {
  /** Names the run on this device. */
  readonly key: string
  /** Names the sitting in the house. */
  readonly id: string
  readonly pack: Pack
  readonly named: boolean
  readonly age: number | null
  readonly sex: Sex | null
  /** A young person said yes in words made for them; missing in what an older page kept. */
  readonly assent?: boolean
  /** The ticket of the tablet in a cabin this was answered on; missing on a phone of one's own. */
  readonly tablet?: string
  /** A number left at a tablet, until the house has it. */
  readonly contact?: { readonly phone: string; readonly name?: string } | null
  readonly campaignCode: string | null
  readonly cabin: string | null
  readonly locale: 'zh' | 'en'
  readonly startedAt: string
  readonly given: Given
  readonly seconds: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** In which language each form was shown when it was last answered; missing in what an older page kept. */
  readonly shownIn?: Readonly<Record<string, FormLanguage>>
  /** The question last shown. */
  readonly at: Step | null
  /** The sentence before the first safety question was read. */
  readonly warned: boolean
  /** An answer has begun the SAFETY flow; never taken back. */
  readonly danger: boolean
  /** The calm words after a dangerous answer were read. */
  readonly bridged: boolean
  /** Nothing is left to ask. */
  readonly over: boolean

  readonly begun: boolean
  readonly held: Given
  readonly handedIn: readonly string[]
  /** The house knows of the danger: somebody is told. */
  readonly told: boolean
  readonly closed: boolean
  readonly result: Result | null
  readonly claimCode: string | null
  readonly contactAsked: boolean
  /** Why it can never be sent; null while it can. */
  readonly refused: Refused['code'] | null
  /** How often it went on under a new id, because the session it began in was lost. */
  readonly renewals: number
}

export const courseOf = ({ pack, age }: Pick<Run, 'pack' | 'age'>): Course => ({
  pack: pack.pack,
  definitions: pack.definitions as readonly Definition[],
  // a pack kept on the device by an older page names none
  added: (pack as Partial<Pack>).added ?? [],
  ...(age === null ? {} : { age }),
})

/** One request that brings the house nearer to what the device holds. */
export interface Save {
  readonly instrument: string
  readonly version: string
  readonly answers: Readonly<Record<string, number | null>>
  readonly seconds: Readonly<Record<string, number>>
  readonly done: boolean
  readonly finish: boolean
  readonly language: FormLanguage
}

const unheld = (run: Run, instrument: string): Record<string, number | null> => {
  const held = run.held[instrument] ?? {}
  const given = run.given[instrument] ?? {}
  return Object.fromEntries(Object.entries(given).filter(([item, value]) => held[item] !== value))
}

const languageOf = ({ shownIn }: Run, instrument: string): FormLanguage => shownIn?.[instrument] ?? 'zh'

/** The language a form stands in for somebody who reads this one. */
export function shownTo(run: Run, instrument: string, reads: FormLanguage): FormLanguage {
  const form = run.pack.forms.find((one) => one.instrument === instrument)
  return form ? formIn(form, reads).language : 'zh'
}

/** What the house does not hold yet, next in order; undefined when it holds everything. Safe to send again. */
export function nextSave(run: Run): Save | undefined {
  const course = courseOf(run)
  const instruments = Object.keys(run.given)
  for (const instrument of instruments) {
    const version = course.definitions.find((one) => one.id === instrument)?.version
    if (version === undefined) continue
    const answers = unheld(run, instrument)
    const done = isHandedIn(course, run.given, instrument, run.over)
    if (Object.keys(answers).length === 0 && (!done || run.handedIn.includes(instrument))) continue
    const seconds = run.seconds[instrument] ?? {}
    return {
      instrument,
      version,
      answers,
      seconds,
      done,
      finish: false,
      language: languageOf(run, instrument),
    }
  }
  const last = run.handedIn.at(-1)
  const version = course.definitions.find((one) => one.id === last)?.version
  if (!run.over || run.closed || last === undefined || version === undefined) return undefined
  const language = languageOf(run, last)
  return { instrument: last, version, answers: {}, seconds: {}, done: true, finish: true, language }
}

/** True while something is on its way to the house. */
export const isWaiting = (run: Run): boolean =>
  run.refused === null &&
  (nextSave(run) !== undefined || (!run.begun && run.over) || (run.contact ?? null) !== null)

/** The run after the house has kept a save. */
export function kept(run: Run, save: Save, sitting: Sitting): Run {
  const held = { ...run.held, [save.instrument]: { ...run.held[save.instrument], ...save.answers } }
  const isNew = save.done && !run.handedIn.includes(save.instrument)
  return heard({ ...run, held, handedIn: isNew ? [...run.handedIn, save.instrument] : run.handedIn }, sitting)
}

/** The run with what the house says of it. */
export const heard = (run: Run, sitting: Sitting): Run => ({
  ...run,
  begun: true,
  danger: run.danger || sitting.safety,
  told: run.told || sitting.safety,
  closed: run.closed || sitting.state === 'finished',
  over: run.over || sitting.state === 'finished',
  result: sitting.result ?? run.result,
  claimCode: sitting.claimCode ?? run.claimCode,
})

/** What the house holds of a sitting begun elsewhere, to go on with here. */
export function runFrom(sitting: Sitting, pack: Pack, named: boolean, locale: 'zh' | 'en'): Run {
  const given = Object.fromEntries(sitting.forms.map((form) => [form.instrument, form.answers]))
  const run: Run = {
    ...blankRun({ id: sitting.id, pack, named, locale, startedAt: sitting.startedAt }),
    given,
    held: given,
    handedIn: sitting.forms.filter((form) => form.done).map((form) => form.instrument),
  }
  return heard(run, sitting)
}

export function blankRun(
  fresh: Pick<Run, 'id' | 'pack' | 'named' | 'locale' | 'startedAt'> & Partial<Run>,
): Run {
  return {
    ...{ key: fresh.id, age: null, sex: null, campaignCode: null, cabin: null },
    ...{ given: {}, seconds: {}, at: null, warned: false, danger: false, bridged: false, over: false },
    ...{ begun: false, held: {}, handedIn: [], told: false, closed: false, result: null, claimCode: null },
    ...{ contactAsked: false, refused: null, renewals: 0 },
    ...fresh,
  }
}
