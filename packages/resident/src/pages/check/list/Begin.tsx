import { minorRuleOf, whyNotAsked } from '@anxin/core/care/plan/minors.ts'
import { packs } from '@anxin/core/care/plan/packs.ts'
import type { Sex } from '@anxin/core/scale/definition.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { begin } from '../../../check/actions.ts'
import { codeOf } from '../../../check/outbox.ts'
import type { PackCode } from '../../../check/run.ts'
import { Icon, type IconName } from '../../../parts/drawn/Icon.tsx'
import { Field } from '../../../parts/Field.tsx'
import { Notice, tell } from '../../../parts/Notice.tsx'
import { Pick } from '../../../parts/Pick.tsx'
import { refusalWords, shownLocale } from '../../../parts/words.ts'
import { me } from '../../../self/me.ts'
import { type Invitation, show } from '../view.ts'
import { c, packName } from '../words.ts'
import { Assent } from './Assent.tsx'
import { PackArt } from './PackArt.tsx'

const adultAge = 18

/** Whole years as typed; null when it cannot be an age. */
export function ageIn(text: string): number | null {
  const age = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN
  return age >= 5 && age <= 120 ? age : null
}

const fits = (pack: PackCode, age: number): boolean =>
  age >= packs[pack].ages[0] && age <= packs[pack].ages[1]
const otherPack = (age: number): PackCode => (age < adultAge ? 'minor_12_17' : 'quick')

const Assurance = ({ icon, title, text }: { icon: IconName; title: string; text: string }): JSX.Element => (
  <li>
    <Icon name={icon} />
    <p>
      <strong>{title}</strong>
      {text}
    </p>
  </li>
)

/** What is kept, who sees it, and that some answers tell a person: before anything is asked. */
export const Consent = ({
  young,
  invitation,
}: {
  young: boolean
  invitation: Invitation | null
}): JSX.Element => {
  const words = c.value.begin
  return (
    <section class="card pad stack">
      {invitation && (
        <blockquote class="invited">
          <p class="small">{words.invited}</p>
          <p class="pre">{invitation.consentText}</p>
        </blockquote>
      )}
      <ul class="promises">
        <Assurance icon="lock" title={words.kept} text={words.keptText} />
        <Assurance icon="eye" title={words.seen} text={words.seenText} />
        <Assurance icon="hand" title={words.told} text={words.toldText} />
      </ul>
      {young && <p class="young">{words.minorText}</p>}
    </section>
  )
}

export const AboutYou = ({
  typed,
  sex,
  wrong,
  onAge,
  onSex,
}: {
  typed: string
  sex: Sex | 'none'
  wrong: string | undefined
  onAge: (text: string) => void
  onSex: (sex: Sex | 'none') => void
}): JSX.Element => {
  const words = c.value.begin
  const choices = (['none', 'f', 'm'] as const).map((value) => ({ value, name: words.sexes[value] }))
  return (
    <section class="card pad form about-you">
      <Field
        label={words.age}
        hint={words.ageHint}
        value={typed}
        inputMode="numeric"
        maxLength={3}
        autocomplete="off"
        wrong={wrong}
        onText={onAge}
      />
      <div class="field">
        <strong class="field-name">{words.sex}</strong>
        <Pick label={words.sex} choices={choices} chosen={sex} onChoose={onSex} />
      </div>
    </section>
  )
}

const NotForAge = ({ pack, age }: { pack: PackCode; age: number }): JSX.Element => {
  const other = otherPack(age)
  return (
    <Notice>
      {c.value.begin.notForAge(...packs[pack].ages)}
      {other !== pack && (
        <button
          type="button"
          class="btn btn-quiet other-pack"
          onClick={() => show({ at: 'begin', pack: other, invitation: null })}
        >
          {c.value.begin.otherPack(packName(other).title)}
        </button>
      )}
    </Notice>
  )
}

const Head = ({ pack }: { pack: PackCode }): JSX.Element => (
  <div class="begin-head">
    <PackArt pack={pack} />
    <div class="grow">
      <p>{packName(pack).about}</p>
      <p class="small num">{c.value.minutes(...packs[pack].minutes)}</p>
    </div>
  </div>
)

/** What is typed and what stands in the way; starting goes to the first question, or to kind words. */
function useBegin(pack: PackCode, invitation: Invitation | null) {
  const words = c.value.begin
  const [typed, setTyped] = useState('')
  const [sex, setSex] = useState<Sex | 'none'>('none')
  const [wrong, setWrong] = useState<string | undefined>()
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const named = me.value?.kind === 'registered'
  const age = named ? null : ageIn(typed)
  const young = named ? me.value?.minor === true : age !== null && minorRuleOf(age).assent
  const [asksYoung, setAsksYoung] = useState(false)
  const go = async (assent: boolean): Promise<void> => {
    setBusy(true)
    try {
      const about = { age, sex: sex === 'none' ? null : sex, campaignCode: invitation?.code ?? null }
      show({ at: 'run', key: await begin({ pack, assent, ...about }) })
    } catch (problem) {
      if (codeOf(problem) === 'GUARDIAN_CONSENT_NEEDED') show({ at: 'guardian' })
      else if (codeOf(problem) === 'CONSENT_NEEDED') setAsksYoung(true)
      else setRefused(codeOf(problem) === 'LINK_USED' ? words.codeUsed : refusalWords(problem))
      setBusy(false)
    }
  }
  const start = (): void => {
    if (!named && age === null) setWrong(words.ageWrong)
    else if (age !== null && whyNotAsked(age, { registered: false, guardianConsent: false }))
      show({ at: 'guardian' })
    else if (age !== null && !fits(pack, age)) return
    else if (young) setAsksYoung(true)
    else void go(false)
  }
  const onAge = (text: string): void => {
    setTyped(text)
    setWrong(undefined)
  }
  return {
    about: { typed, sex, wrong, onAge, onSex: setSex },
    age,
    asksYoung,
    busy,
    go,
    named,
    refused,
    start,
    young,
  }
}

export const Begin = ({
  pack,
  invitation,
}: {
  pack: PackCode
  invitation: Invitation | null
}): JSX.Element => {
  const words = c.value.begin
  const { about, age, asksYoung, busy, go, named, refused, start, young } = useBegin(pack, invitation)
  const submit = (event: Event): void => {
    event.preventDefault()
    start()
  }
  const decline = (): void => {
    tell(c.value.assent.declined)
    show({ at: 'list' })
  }
  if (asksYoung)
    return (
      <>
        {refused && <Notice kind="wrong">{refused}</Notice>}
        <Assent age={age} busy={busy} onYes={() => void go(true)} onNo={decline} />
      </>
    )
  return (
    <form class="stack begin" noValidate onSubmit={submit}>
      <Head pack={pack} />
      {shownLocale.value === 'en' && <p class="small">{c.value.noEnglish}</p>}
      <Consent young={young} invitation={invitation} />
      {!named && <AboutYou {...about} />}
      {age !== null && age >= 14 && !fits(pack, age) && <NotForAge pack={pack} age={age} />}
      {refused && <Notice kind="wrong">{refused}</Notice>}
      <button type="submit" class="btn btn-wide" disabled={busy}>
        {busy ? words.starting : words.go}
      </button>
    </form>
  )
}
