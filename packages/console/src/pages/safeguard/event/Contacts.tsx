import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../parts/ask/doors.ts'
import { newId } from '../../../parts/ask/kept.ts'
import { ReasonDialog } from '../../../parts/fill/ReasonDialog.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useCode } from '../codes.ts'
import { refresh, type Sheet } from '../shapes.ts'

type Contact = Sheet['contacts'][number]

/** Contacts of the person; one who may be the danger has no number here. */
export function Contacts({ sheet }: { sheet: Sheet }) {
  const { event: words } = useWords().safeguard
  return (
    <section>
      <h3>{words.contacts}</h3>
      {sheet.contacts.length === 0 && <p className="hint">{words.contactsNone}</p>}
      <ul className="lines">
        {sheet.contacts.map((contact) => (
          <OneContact key={contact.who} contact={contact} eventId={sheet.eventId} />
        ))}
      </ul>
    </section>
  )
}

function OneContact({ contact, eventId }: { contact: Contact; eventId: string }) {
  const { event: words } = useWords().safeguard
  const code = useCode()
  const [asking, setAsking] = useState<'mark' | 'lift'>()
  const close = (): void => setAsking(undefined)
  const { mark } = contact
  return (
    <li>
      <div>
        <b>{contact.name}</b>{' '}
        <small>
          {contact.relation} · {code(contact.who)}
        </small>
        <p className={contact.phone ? 'n' : 'late'}>
          {contact.phone ?? (mark ? words.mayBeDanger : words.hidden)}
        </p>
        {mark && (
          <p>
            {mark.reason} · {mark.by}
          </p>
        )}
      </div>
      {mark ? (
        mark.mine ? (
          <span>{words.liftMine}</span>
        ) : (
          <Button onClick={() => setAsking('lift')}>{words.lift}</Button>
        )
      ) : (
        <Button onClick={() => setAsking('mark')}>{words.mark}</Button>
      )}
      {asking === 'mark' && <Mark contact={contact} eventId={eventId} close={close} />}
      {asking === 'lift' && mark && <Lift id={mark.id} close={close} />}
    </li>
  )
}

function Mark({ contact, eventId, close }: { contact: Contact; eventId: string; close: () => void }) {
  const { event: words } = useWords().safeguard
  const [id] = useState(newId)
  const act = useAct('POST /api/safeguard/events/:id/marks', { refresh: [...refresh] })
  return (
    <ReasonDialog
      keep={`mark.${eventId}.${contact.who}`}
      title={words.markTitle(contact.name)}
      about={words.markAbout}
      label={words.markReason}
      yes={words.mark}
      danger
      act={{
        ...act,
        send: (reason, done) =>
          act.mutate(
            { params: { id: eventId }, body: { id, who: contact.who, reason } },
            { onSuccess: done },
          ),
      }}
      close={close}
    />
  )
}

function Lift({ id, close }: { id: string; close: () => void }) {
  const { event: words } = useWords().safeguard
  const act = useAct('POST /api/safeguard/marks/:id/lift', { refresh: [...refresh] })
  return (
    <ReasonDialog
      keep={`lift.${id}`}
      title={words.lift}
      label={words.liftReason}
      yes={words.lift}
      act={{
        ...act,
        send: (reason, done) => act.mutate({ params: { id }, body: { reason } }, { onSuccess: done }),
      }}
      close={close}
    />
  )
}
