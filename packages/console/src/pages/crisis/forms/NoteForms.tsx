import { isRed } from '@anxin/core/crisis/grade.ts'
import type { ReactNode } from 'react'
import { useKept, useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { type EventDoor, useEventAct } from '../event/acts.ts'
import type { FormGiven } from './Forms.tsx'

interface Asked {
  title: string
  about?: ReactNode
  label: string
  hint: string
  yes: string
  danger?: boolean
}

interface Sending {
  isPending: boolean
  error: Error | null
}

/** A form of one text that is needed: a reason, a note, a summary. What was written is kept until it is sent. */
function OneText({
  words,
  text,
  setText,
  act,
  send,
  close,
  ready = true,
}: {
  words: Asked
  text: string
  setText: (text: string) => void
  act: Sending
  send: () => void
  close: () => void
  ready?: boolean
}) {
  return (
    <ActDialog
      title={words.title}
      about={words.about}
      yes={words.yes}
      danger={words.danger ?? false}
      ready={ready && text.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      <Field label={words.label} hint={words.hint}>
        <Writing value={text} write={setText} most={4000} rows={3} />
      </Field>
    </ActDialog>
  )
}

const empty = ''
/** The text of one act on one event and its write; the text is forgotten once the house has it. */
function useTextAct<D extends EventDoor>(
  name: string,
  door: D,
  { event, close }: FormGiven,
  done: () => void = () => {},
) {
  const [text, setText, forget] = useKept(`${name}.${event.id}`, empty)
  const act = useEventAct(door, () => {
    forget()
    done()
    close()
  })
  return { text, setText, act, close }
}

export function TakeOverForm(given: FormGiven) {
  const { crisis } = useWords()
  const { takeOver: words } = crisis.forms
  const { act, ...form } = useTextAct('takeOver', 'POST /api/crisis/events/:id/take-over', given)
  return (
    <OneText
      {...form}
      act={act}
      words={{
        ...words,
        label: words.reason,
        hint: words.reasonHint,
        about: words.about(given.event.owner?.name ?? ''),
      }}
      send={() => act.mutate({ params: { id: given.event.id }, body: { reason: form.text } })}
    />
  )
}

export function StabiliseForm(given: FormGiven) {
  const { stabilise: words } = useWords().crisis.forms
  const { act, ...form } = useTextAct('stabilise', 'POST /api/crisis/events/:id/stabilise', given)
  return (
    <OneText
      {...form}
      act={act}
      words={{ ...words, label: words.note, hint: words.noteHint }}
      send={() => act.mutate({ params: { id: given.event.id }, body: { note: form.text } })}
    />
  )
}

/** For RED and RED_E two people say so; until the second has, the event stays as it is. */
export function FalseAlarmForm(given: FormGiven) {
  const { falseAlarm: words } = useWords().crisis.forms
  const { event } = given
  const say = useSay()
  const second = event.falseAlarmBy !== null
  const { act, ...form } = useTextAct('falseAlarm', 'POST /api/crisis/events/:id/false-alarm', given, () => {
    if (isRed(event.grade) && !second) say.yes(words.wait)
  })
  return (
    <OneText
      {...form}
      act={act}
      words={{
        title: words.title,
        label: words.reason,
        hint: words.reasonHint,
        about: event.falseAlarmBy === null ? words.about : words.second(event.falseAlarmBy),
        yes: second ? words.yesSecond : words.yes,
      }}
      send={() => act.mutate({ params: { id: event.id }, body: { reason: form.text } })}
    />
  )
}

export function NoteForm({ event, close }: FormGiven) {
  const { note: words } = useWords().crisis.forms
  const form = useKeptForm(`note.${event.id}`, { note: '' })
  const act = useEventAct('POST /api/crisis/events/:id/notes', () => {
    form.forget()
    close()
  })
  return (
    <OneText
      words={{ ...words, label: words.note, hint: words.noteHint }}
      text={form.fields.note}
      setText={(note) => form.change({ note })}
      act={act}
      close={close}
      send={() => act.mutate({ params: { id: event.id }, body: { id: form.id, note: form.fields.note } })}
    />
  )
}

export function CloseForm(given: FormGiven) {
  const { crisis } = useWords()
  const { close: words } = crisis.forms
  const { event } = given
  const { act, ...form } = useTextAct('close', 'POST /api/crisis/events/:id/close', given)
  const missing = event.closeMissing.map((code) => crisis.missing[code] ?? code)
  return (
    <OneText
      {...form}
      act={act}
      ready={missing.length === 0}
      words={{
        title: words.title,
        label: words.summary,
        hint: words.summaryHint,
        yes: words.yes,
        about:
          missing.length === 0 ? (
            words.about
          ) : (
            <>
              <p>{words.missing}</p>
              <p>
                {missing.map((name) => (
                  <em className="tag warn" key={name}>
                    {name}
                  </em>
                ))}
              </p>
            </>
          ),
      }}
      send={() => act.mutate({ params: { id: event.id }, body: { summary: form.text } })}
    />
  )
}

export function SignOffForm(given: FormGiven) {
  const { signOff: words } = useWords().crisis.forms
  const { act, ...form } = useTextAct('signOff', 'POST /api/crisis/events/:id/sign-off', given)
  return (
    <OneText
      {...form}
      act={act}
      words={{
        ...words,
        label: words.note,
        hint: words.noteHint,
        about: words.about(given.event.closeAskedBy ?? ''),
      }}
      send={() => act.mutate({ params: { id: given.event.id }, body: { note: form.text } })}
    />
  )
}
