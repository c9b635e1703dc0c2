import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { HelpCard } from '../../parts/calls/HelpCard.tsx'
import { Area, Check, Field } from '../../parts/Field.tsx'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { w } from '../../parts/words.ts'
import { blank, type Draft, fieldsOf, keepDraft, readDraft, type Wrong, wrongIn } from './draft.ts'
import { LookUp, Received } from './Receipt.tsx'
import { r } from './words.ts'
import './report.css'

interface Part {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly wrong: Wrong | undefined
}

const choices = <const V extends string>(values: readonly V[], names: Readonly<Record<V, string>>) =>
  values.map((value) => ({ value, name: names[value] }))

const Danger = ({ draft, change }: Part): JSX.Element => {
  const { danger, yes, no, unsure, first } = r.value
  return (
    <section class="card pad stack">
      <h2>{danger}</h2>
      <Pick
        label={danger}
        choices={choices(['yes', 'unsure', 'no'], { yes, unsure, no })}
        chosen={draft.danger}
        onChoose={(value) => change({ danger: value })}
      />
      {draft.danger === 'yes' && (
        <div class="stack" role="status">
          <p class="notice">{first}</p>
          <HelpCard />
        </div>
      )}
    </section>
  )
}

const What = ({ draft, change, wrong }: Part): JSX.Element => (
  <section class="card pad stack">
    <Area
      label={r.value.seen}
      hint={r.value.seenHint}
      wrong={wrong === 'seen' ? r.value.needSeen : undefined}
      rows={5}
      maxLength={2000}
      value={draft.seen}
      onText={(seen) => change({ seen })}
    />
    <Field
      label={r.value.when}
      hint={r.value.whenHint}
      maxLength={200}
      value={draft.when}
      onText={(when) => change({ when })}
    />
    <Field
      label={r.value.where}
      hint={r.value.whereHint}
      maxLength={200}
      value={draft.where}
      onText={(where) => change({ where })}
    />
  </section>
)

const Who = ({ draft, change, wrong }: Part): JSX.Element => {
  const { who, name, find, findHint, phone, minor, minorYes, minorNo, unsure, badPhone } = r.value
  return (
    <section class="card pad stack">
      <h2>{who}</h2>
      <Field label={name} maxLength={20} value={draft.name} onText={(text) => change({ name: text })} />
      <Field
        label={find}
        hint={findHint}
        maxLength={200}
        value={draft.find}
        onText={(text) => change({ find: text })}
      />
      <Field
        label={phone}
        type="tel"
        inputMode="tel"
        maxLength={20}
        wrong={wrong === 'phone' ? badPhone : undefined}
        value={draft.phone}
        onText={(text) => change({ phone: text })}
      />
      <p class="report-ask">{minor}</p>
      <Pick
        label={minor}
        choices={choices(['yes', 'no', 'unsure'], { yes: minorYes, no: minorNo, unsure })}
        chosen={draft.minor}
        onChoose={(value) => change({ minor: value })}
      />
    </section>
  )
}

const relations = [
  'neighbour',
  'family',
  'friend',
  'classmate',
  'colleague',
  'teacher',
  'community',
  'other',
] as const

const You = ({ draft, change, wrong }: Part): JSX.Element => {
  const words = r.value
  return (
    <section class="card pad stack">
      <h2>{words.you}</h2>
      <p class="report-ask">{words.relation}</p>
      <Pick
        label={words.relation}
        choices={choices(relations, words.relations)}
        chosen={draft.relation}
        onChoose={(relation) => change({ relation })}
      />
      <Check
        label={words.mayName}
        small={words.mayNameSmall}
        checked={draft.mayName}
        onChange={(mayName) => change({ mayName })}
      />
      <Field
        label={words.yourName}
        maxLength={20}
        value={draft.yourName}
        onText={(yourName) => change({ yourName })}
      />
      <Field
        label={words.yourPhone}
        hint={words.yourPhoneHint}
        type="tel"
        inputMode="tel"
        autocomplete="tel"
        maxLength={20}
        wrong={wrong === 'yourPhone' ? words.badPhone : undefined}
        value={draft.yourPhone}
        onText={(yourPhone) => change({ yourPhone })}
      />
    </section>
  )
}

/** Keeps what is written, sends it once, and shows the receipt. */
function useReport() {
  const [draft, setDraft] = useState(readDraft)
  const [wrong, setWrong] = useState<Wrong | undefined>()
  const [sending, setSending] = useState(false)
  const [failed, setFailed] = useState(false)
  const [receipt, setReceipt] = useState<string | null>(null)
  const keep = (next: Draft): void => {
    setDraft(next)
    keepDraft(next)
  }
  const send = async (): Promise<void> => {
    const found = wrongIn(draft)
    setWrong(found)
    if (found || sending) return
    setSending(true)
    setFailed(false)
    try {
      const reply = await call('POST /api/safeguard/reports', {
        body: { id: draft.id, fields: fieldsOf(draft) },
      })
      keepDraft(null)
      setReceipt(reply.receipt)
      scrollTo(0, 0)
    } catch {
      setFailed(true)
    } finally {
      setSending(false)
    }
  }
  const another = (): void => {
    keep(blank())
    setReceipt(null)
  }
  return {
    draft,
    change: (part: Partial<Draft>) => keep({ ...draft, ...part }),
    wrong,
    sending,
    failed,
    receipt,
    send,
    another,
  }
}

/** Somebody is worried about somebody else. No sign-in; danger first, everything else after it. */
const Report = (): JSX.Element => {
  const { draft, change, wrong, sending, failed, receipt, send, another } = useReport()
  const part = { draft, change, wrong }
  return (
    <>
      <TopBar title={w.value.reportTitle} />
      <main id="main" class="page stack report" tabIndex={-1}>
        {receipt ? (
          <Received receipt={receipt} onAnother={another} />
        ) : (
          <form
            class="stack"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void send()
            }}
          >
            <p class="lead">{r.value.lead}</p>
            <Danger {...part} />
            <What {...part} />
            <Who {...part} />
            <You {...part} />
            {failed && <Notice kind="wrong">{r.value.notSent}</Notice>}
            {failed && <HelpCard />}
            <button type="submit" class="btn btn-wide" disabled={sending}>
              {sending ? r.value.sending : r.value.send}
            </button>
          </form>
        )}
        <LookUp />
      </main>
    </>
  )
}

export default Report
