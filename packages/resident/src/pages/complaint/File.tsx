import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { cabinCode, locale } from '../../device/settings.ts'
import { HelpCard } from '../../parts/calls/HelpCard.tsx'
import { Area, Check, Field } from '../../parts/Field.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { dayName } from '../../parts/when.ts'
import { refusalWords } from '../../parts/words.ts'
import { isRegistered } from '../../self/me.ts'
import { type About, abouts, type Draft, forgetDraft, keepDraft, readDraft } from './draft.ts'
import { c } from './words.ts'

type Filed = DoorReply<'POST /api/complaint/complaints'>

/** The form: what, whom, what happened, with a name or without. */
export const File = ({ onFiled }: { onFiled: () => void }): JSX.Element => {
  const [filed, setFiled] = useState<Filed | null>(null)
  if (filed) return <Receipt filed={filed} onMore={() => setFiled(null)} />
  return (
    <Form
      onFiled={(reply) => {
        setFiled(reply)
        onFiled()
      }}
    />
  )
}

const Form = ({ onFiled }: { onFiled: (filed: Filed) => void }): JSX.Element => {
  const [draft, setDraft] = useState<Draft>(readDraft)
  const [wrong, setWrong] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const change = (part: Partial<Draft>): void => setDraft(keepDraft({ ...draft, ...part }))
  const words = c.value
  const known = isRegistered()
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { about, text } = draft
    if (!about || !text.trim()) return setWrong(words.need)
    setSending(true)
    try {
      const cabin = cabinCode.value ? { cabin: cabinCode.value } : {}
      const body = { ...draft, about, signed: known && draft.signed, locale: locale.value, ...cabin }
      onFiled(await call('POST /api/complaint/complaints', { body }))
      forgetDraft()
    } catch (refused) {
      setWrong(refusalWords(refused))
    } finally {
      setSending(false)
    }
  }
  return (
    <form class="form" onSubmit={(event) => void send(event)}>
      <h2>{words.what}</h2>
      <Pick<About>
        label={words.what}
        choices={abouts.map((value) => ({ value, name: words.abouts[value] }))}
        chosen={draft.about as About}
        onChoose={(about) => change({ about })}
      />
      <Field
        label={words.whom}
        hint={words.whomHint}
        value={draft.whom}
        maxLength={60}
        onText={(whom) => change({ whom })}
      />
      <Area
        label={words.text}
        hint={words.textHint}
        rows={6}
        maxLength={2000}
        value={draft.text}
        onText={(text) => change({ text })}
      />
      {known ? (
        <Check
          label={words.signed}
          small={words.signedSmall}
          checked={draft.signed}
          onChange={(signed) => change({ signed })}
        />
      ) : (
        <p class="small">{words.unsigned}</p>
      )}
      <p class="small">{words.danger}</p>
      {wrong && <Notice kind="wrong">{wrong}</Notice>}
      <button type="submit" class="btn" disabled={sending}>
        {sending ? words.sending : words.send}
      </button>
    </form>
  )
}

/** What is left in the hand: a code and a day; and the numbers to ring where danger was heard. */
const Receipt = ({ filed, onMore }: { filed: Filed; onMore: () => void }): JSX.Element => {
  const words = c.value
  return (
    <div class="stack" role="status">
      {filed.danger && (
        <div class="stack">
          <p>{words.heard}</p>
          <HelpCard />
          <a class="btn" href="/chat">
            {words.chat}
          </a>
        </div>
      )}
      <h2>{words.got}</h2>
      <p class="complaint-code">
        <small>{words.codeIs}</small>
        <b>
          {filed.code.slice(0, 5)} {filed.code.slice(5)}
        </b>
      </p>
      <p class="small">
        {words.codeKeep} {words.due(dayName(filed.dueAt))}
      </p>
      {filed.nobodyElse && <Notice kind="wrong">{words.nobodyElse}</Notice>}
      <button type="button" class="btn btn-quiet" onClick={onMore}>
        {words.more}
      </button>
    </div>
  )
}
