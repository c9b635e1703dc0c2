import { satisfactionWords } from '../casework/satisfaction.words.ts'
import { formIn } from '../scale/form-in.ts'
import { formShown } from '../scale/form-shown.ts'
import { definitions } from '../scale/registry.ts'
import { type CopyWords, copyWords } from './copy.words.ts'

import type { Contact, OwnRecord } from './own-record.ts'

type Maybe<T> = T | null | undefined

export interface CopyPart {
  readonly heading: string
  readonly lines: readonly string[]
}
export interface ReadableCopy {
  readonly title: string
  readonly about: string
  readonly parts: readonly CopyPart[]
  readonly foot: string
}

/** How a moment is written, and how what the house says itself: as it is, or in traditional characters. */
export interface Writing {
  readonly when: (at: Date | string) => string
  readonly write: (text: string) => string
}
/** What a part is made with: its words, written so already, and the writing for texts that stand in the record. */
interface Pen extends Writing {
  readonly w: CopyWords
}

/** Words as they are written; what is put into them is a name or somebody's own words, and stays as it is. */
function writtenWords<T extends object>(words: T, write: Writing['write']): T {
  const written = (value: unknown): unknown => {
    if (typeof value === 'string') return write(value)
    if (typeof value === 'function')
      return (...put: unknown[]): string => {
        // a sign of no script stands for each of them while the rest is rewritten
        const signs = put.map((one, at) => (typeof one === 'string' ? String.fromCharCode(0xe000 + at) : one))
        const text = write(value(...signs))
        return text.replace(/[\ue000-\ue0ff]/g, (sign) => String(put[sign.charCodeAt(0) - 0xe000]))
      }
    return typeof value === 'object' && value !== null ? writtenWords(value, write) : value
  }
  return new Proxy(words, { get: (all, key) => written(Reflect.get(all, key)) })
}

const joined = (...pieces: readonly Maybe<string | false>[]): string =>
  pieces.filter((one): one is string => Boolean(one)).join(' · ')
const some = (...lines: readonly Maybe<string | false>[]): string[] =>
  lines.filter((one): one is string => Boolean(one))
const named = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code

const profile = ({ w }: Pen, { profile: me }: OwnRecord): string[] => {
  const who = (one: Contact): string => w.contact(one.name, one.relation, one.phoneTail)
  return some(
    me.name && w.name(me.name),
    me.birthDate && w.born(me.birthDate),
    me.phoneTail && w.phone(me.phoneTail),
    me.cabin && w.cabin(me.cabin.name),
    me.emergencyContact && w.emergency(who(me.emergencyContact)),
    me.guardian && w.guardian(who(me.guardian)),
    w.wechat(me.wechat),
  )
}

const consents = ({ w, when, write }: Pen, record: OwnRecord): string[] =>
  record.consents.map(
    ({ text, given, at }) => `${joined(given ? w.given : w.notGiven, at && when(at))}　${write(text)}`,
  )

const conversations = ({ w, when }: Pen, { conversations: talks }: OwnRecord): string[] =>
  talks.flatMap(({ lines }) =>
    lines.map(({ at, from, name, text }) => `${when(at)}　${name ?? named(w.from, from)}：${text ?? ''}`),
  )

const facts = ({ w, when }: Pen, { remembers, facts: known }: OwnRecord): string[] => [
  w.remembering(remembers),
  ...known.map(({ text, at }) => joined(when(at), text)),
]

const moods = ({ w }: Pen, { selfHelp }: OwnRecord): string[] =>
  selfHelp.moods.map(({ day, value, words, topics, note, sharedWith }) =>
    joined(
      day,
      w.weather[5 - value],
      ...words.map((one) => named(w.own.moodNames, one)),
      ...topics.map((one) => named(w.own.moodTopics, one)),
      note,
      sharedWith.length > 0 && w.sharedWith(sharedWith.map(({ name }) => name).join('、')),
    ),
  )

const titleOf = (w: CopyWords, module: string): string => w.modules[module]?.title ?? module

const exercises = ({ w, when }: Pen, { selfHelp }: OwnRecord): string[] =>
  selfHelp.exercises.map(({ module, startedAt, finishedAt, before, after, step }) =>
    joined(
      when(startedAt),
      titleOf(w, module),
      (before !== null || after !== null) && w.distress(before, after),
      !finishedAt && w.unfinished,
      step,
    ),
  )

const leaves = ({ w }: Pen, { selfHelp }: OwnRecord): string[] =>
  selfHelp.leaves.map(({ module, day, fields }) => {
    const written = Object.values(fields).filter(
      (one) => one !== null && one !== '' && typeof one !== 'boolean',
    )
    return joined(day, titleOf(w, module), ...written.map(String))
  })

const programmes = ({ w, when }: Pen, { selfHelp }: OwnRecord): string[] =>
  selfHelp.programmes.flatMap(({ startedAt, helperName, sessions, reasonForLeaving, contacts }) => [
    joined(startedAt && when(startedAt), helperName && w.programmeOf(helperName)),
    ...sessions.flatMap(({ number, doneAt }) => (doneAt ? [joined(w.session(number), when(doneAt))] : [])),
    ...contacts.map(({ at, by, kind, minutes, outcome }) =>
      joined(
        when(at),
        by,
        named(w.contactKinds, kind),
        minutes !== null && w.minutes(minutes),
        named(w.contactOutcomes, outcome),
      ),
    ),
    ...some(reasonForLeaving && w.reason(reasonForLeaving)),
  ])

const measuresIn =
  (locale: 'zh' | 'en') =>
  ({ w, when }: Pen, record: OwnRecord): string[] => {
    const forms = new Map(definitions.map((one) => [one.id as string, formIn(formShown(one), locale)]))
    return record.measures.flatMap(({ instrument, at, total, answers }) => {
      const form = forms.get(instrument)
      const told = Object.entries(answers).map(([id, value]) => {
        const item = form?.items.find((one) => one.id === id)
        const label = item?.options.find((one) => one.value === value)?.label
        return w.answer(item?.text || id, label ?? String(value))
      })
      return [joined(when(at), form?.title ?? instrument, total !== null && w.total(total)), ...told]
    })
  }

function casework({ w, when, write }: Pen, { casework: { case: mine, agreed } }: OwnRecord): string[] {
  const plan = mine
    ? some(
        mine.helper && w.helper(mine.helper),
        ...mine.goals.flatMap(({ statement, ownWords, dueOn }) => [
          joined(w.goal(statement), dueOn && w.due(dueOn)),
          ownWords && w.ownWords(ownWords),
        ]),
        mine.agreedAt && w.agreedAt(when(mine.agreedAt)),
        mine.agreement.length > 0 && w.agreement,
        ...mine.agreement.map(write),
      )
    : []
  return [
    ...plan,
    ...agreed.map(
      ({ text, given, at }) => `${joined(given ? w.given : w.notGiven, when(at))}　${write(text)}`,
    ),
  ]
}

const appointments = ({ w, when }: Pen, record: OwnRecord): string[] =>
  record.appointments.map(({ startsAt, mode, state, staffName, unitName }) =>
    joined(
      when(startsAt),
      named(w.own.meetingModes, mode),
      staffName,
      unitName,
      named(w.own.appointmentStates, state),
    ),
  )

const meetings = ({ w, when }: Pen, record: OwnRecord): string[] =>
  record.meetings.flatMap(({ lines }) =>
    lines.map(
      ({ at, sender, text, file }) => `${when(at)}　${named(w.from, sender)}：${joined(text, file?.name)}`,
    ),
  )

const letters = ({ w, when }: Pen, record: OwnRecord): string[] =>
  record.letters.flatMap(({ number, toName, sentAt, leaves: given, views }) => [
    joined(sentAt && when(sentAt), w.letterTo(toName, number)),
    ...(given.length > 0 ? [w.letterLeft] : []),
    ...given.map(({ field, text }) => `${named(w.fields, field)}：${text}`),
    ...views.map(({ by, at }) => joined(when(at), w.letterSeen(by))),
  ])

const complaints = ({ w, when }: Pen, record: OwnRecord): string[] =>
  record.complaints.flatMap(({ about, state, filedAt, text, answer, again }) => [
    joined(when(filedAt), named(w.own.complaintAbouts, about), named(w.own.complaintStates, state)),
    ...some(text, answer && w.answered(answer), again && w.again(again)),
  ])

const ratingsIn =
  (locale: 'zh' | 'en') =>
  ({ write }: Pen, record: OwnRecord): string[] =>
    record.ratings.flatMap(({ day, answers, text }) => {
      const { items, options } = satisfactionWords[locale]
      const told = (answers ?? []).flatMap((value, at) =>
        value === null ? [] : [write(`${items[at] ?? ''}　${options[value - 1] ?? value}`)],
      )
      return some(day, ...told, text)
    })

function safetyPlan({ w, when }: Pen, { safetyPlan: plan }: OwnRecord): string[] {
  if (!plan) return []
  const under = (heading: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? [`${heading}：${lines.join('；')}`] : []
  return [
    w.planVersion(plan.version, when(plan.savedAt)),
    ...under(w.plan.warningSigns, plan.warningSigns),
    ...under(w.plan.innerCoping, plan.innerCoping),
    ...under(w.plan.peoplePlaces, plan.peoplePlaces),
    ...under(
      w.plan.trustedContacts,
      plan.trustedContacts.map((one) => joined(one.name, one.relation, one.phone)),
    ),
    ...under(
      w.plan.professionals,
      plan.professionals.map((one) => joined(one.agency, one.phone, one.hours)),
    ),
    ...under(
      w.plan.saferEnvironment,
      plan.saferEnvironment.map((one) => `${joined(one.step, one.whoHelps)}${one.done ? w.stepDone : ''}`),
    ),
    ...under(w.plan.reasonToLive, some(plan.reasonToLive)),
    ...under(w.plan.barriers, some(plan.barriers)),
  ]
}

const alerts = ({ w, when }: Pen, record: OwnRecord): string[] =>
  record.alerts.map(({ raisedAt, closedAt }) => w.alert(when(raisedAt), closedAt && when(closedAt)))

const followUps = ({ w, when }: Pen, record: OwnRecord): string[] =>
  record.followUps.map(({ kind, state, dueAt, doneAt }) =>
    joined(when(doneAt ?? dueAt), named(w.contactKinds, kind), named(w.followUp, state)),
  )

const accesses = ({ w, when }: Pen, record: OwnRecord): string[] =>
  record.accesses.map(({ at, who, role }) => joined(when(at), w.by(who, named(w.own.roles, role))))

/**
 * The record of a resident as one reads it on paper, part by part; a part without anything says so, so that nobody
 * wonders whether something was left out.
 * @source domain specification 4.1 (duty 16), 10.3
 */
export function readableCopy(record: OwnRecord, locale: 'zh' | 'en', { when, write }: Writing): ReadableCopy {
  const w = writtenWords(copyWords[locale], write)
  const writers: Readonly<Record<keyof CopyWords['headings'], (pen: Pen, record: OwnRecord) => string[]>> = {
    ...{ profile, consents, conversations, facts, moods, exercises, leaves, programmes, casework },
    ...{
      appointments,
      meetings,
      letters,
      complaints,
      measures: measuresIn(locale),
      ratings: ratingsIn(locale),
      safetyPlan,
      alerts,
      followUps,
      accesses,
    },
  }
  const parts = Object.entries(writers).map(([name, part]) => {
    const lines = part({ w, when, write }, record)
    return {
      heading: w.headings[name as keyof CopyWords['headings']],
      lines: lines.length > 0 ? lines : [w.none],
    }
  })
  return { title: w.title, about: w.about(when(record.exportedAt)), parts, foot: w.foot }
}
