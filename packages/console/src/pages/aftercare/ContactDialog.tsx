import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { FormOfCall } from '../../parts/ask/FormOfCall.tsx'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice, Scale } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'

const empty = { reached: null as 'yes' | 'no' | null, distress: null as number | null, note: '' }

/** One contact: the number to ring, a way to begin, and what came of it. */
export function ContactDialog({ id, close }: { id: string; close: () => void }) {
  const { aftercare: words } = useWords()
  const say = useSay()
  const contact = useQuery(reading('GET /api/aftercare/contacts/:id', { id })).data
  const [tryId] = useState(newId)
  const [typed, setTyped, forget] = useKept(`contact ${id}`, empty)
  const [decision, setDecision] = useState<'visit' | 'again' | 'leave' | null>(null)
  const told = {
    refresh: ['GET /api/aftercare/desk' as const, 'GET /api/aftercare/contacts/:id' as const],
    done: () => {
      forget()
      say.yes(words.kept)
      close()
    },
  }
  const done = useAct('PUT /api/aftercare/contacts/:id', told)
  const decide = useAct('PUT /api/aftercare/contacts/:id/decision', told)
  const deciding = contact?.state === 'decide'
  const { reached, distress, note } = typed
  const send = (): void => {
    if (deciding && decision) decide.mutate({ params: { id }, body: { decision, note: note.trim() } })
    else if (reached)
      done.mutate({
        params: { id },
        body: { tryId, reached: reached === 'yes', distress, note: note.trim() },
      })
  }
  const ready = deciding
    ? decision !== null && note.trim() !== ''
    : reached === 'no' || (reached === 'yes' && distress !== null)
  return (
    <ActDialog
      title={words.contactTitle(contact?.number ?? '')}
      about={
        contact && (
          <>
            <p>
              <b>{contact.name ?? words.anonymous}</b> · {words.kind[contact.kind]} ·{' '}
              {words.after(contact.hours)}
            </p>
            <p className="n">
              {contact.phone ? (
                <>
                  {words.ring} <a href={`tel:${contact.phone}`}>{contact.phone}</a>
                </>
              ) : (
                words.noPhone
              )}
            </p>
            {contact.form && (
              <p>
                <FormOfCall
                  asked={contact.form}
                  person={{ id: contact.personId, name: contact.name ?? contact.number }}
                />
              </p>
            )}
            <p className="hint">
              {words.say}：{words.sayWords}
            </p>
          </>
        )
      }
      yes={words.keep}
      ready={ready}
      pending={done.isPending || decide.isPending}
      error={done.error ?? decide.error}
      close={close}
      send={send}
    >
      {deciding ? (
        <Choice
          label={words.decision}
          value={decision}
          options={(['visit', 'again', 'leave'] as const).map((value) => ({
            value,
            label: words.decisions[value],
          }))}
          choose={setDecision}
        />
      ) : (
        <Choice
          label={words.reached}
          value={reached}
          options={[
            { value: 'yes', label: words.yes },
            { value: 'no', label: words.no },
          ]}
          choose={(value) => setTyped({ ...typed, reached: value })}
        />
      )}
      {!deciding && reached === 'yes' && (
        <Scale
          label={words.distress}
          value={distress}
          choose={(value) => setTyped({ ...typed, distress: value })}
        />
      )}
      <Field label={deciding ? words.reason : words.note}>
        <Writing value={note} write={(text) => setTyped({ ...typed, note: text })} most={2000} rows={3} />
      </Field>
    </ActDialog>
  )
}
