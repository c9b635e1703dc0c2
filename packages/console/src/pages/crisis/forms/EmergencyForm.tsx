import { Button } from 'antd'
import '../../../styles/crisis/emergency.css'
import { useKept } from '../../../parts/ask/kept.ts'
import { useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Dialog } from '../../../parts/fill/Dialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { CopyButton } from '../../../parts/show/CopyButton.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { useEventAct } from '../event/acts.ts'
import type { FormGiven } from './Forms.tsx'
import type { EventDetail } from './fields.ts'

type CardLine = readonly [name: string, text: string, missing?: boolean]

/** What the person on the other end of the line needs, in the order they ask. Nothing of the conversation. */
function useCard(event: EventDetail): readonly CardLine[] {
  const { crisis } = useWords()
  const { card: words } = crisis.forms
  const known = event.assessment
  const dangers: string[] = []
  if (known?.asq[4] === 'yes') dangers.push(words.now)
  if (known?.plan) dangers.push(words.planned)
  if (known?.lastBehaviourDays != null) dangers.push(words.recent(known.lastBehaviourDays))
  const phones: string[] = []
  if (event.callback) phones.push(event.callback.phone)
  else if (event.phoneTail) phones.push(words.tail(event.phoneTail))
  if (event.callback?.friend) phones.push(`${event.callback.friend.name} ${event.callback.friend.phone}`)
  if (event.emergencyContact?.phone)
    phones.push(
      `${event.emergencyContact.name}（${event.emergencyContact.relation}）${event.emergencyContact.phone}`,
    )
  return [
    [words.person, `${event.name ?? crisis.anonymous}${event.minor ? `，${words.minor}` : ''}`],
    [words.where, known?.location || words.whereUnknown, !known?.location],
    [words.danger, dangers.join('；') || (known ? words.noneFound : words.notAssessed)],
    [words.withWhom, known?.withWhom || words.unknown, !known?.withWhom],
    [words.phones, phones.join('；') || words.unknown, phones.length === 0],
    [words.number, event.number],
  ]
}

function Card({ event }: { event: EventDetail }) {
  const { card: words } = useWords().crisis.forms
  const me = useMe()
  const lines = useCard(event)
  const opening = `${words.who}${words.iam(me?.name ?? '')}${words.reason}`
  const whole = [opening, ...lines.map(([name, text]) => `${name}：${text}`), words.ask].join('\n')
  return (
    <section className="read-aloud">
      <p className="say">{opening}</p>
      <dl>
        {lines.map(([name, text, missing]) => (
          <div key={name} className={missing ? 'missing' : ''}>
            <dt>{name}</dt>
            <dd className="n">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="say">{words.ask}</p>
      <CopyButton text={whole} label={words.copy} />
    </section>
  )
}

const empty: { service: '120' | '110'; note: string } = { service: '120', note: '' }

/** A person calls; the house lays out the words and keeps the note. */
export function EmergencyForm({ event, close }: FormGiven) {
  const { emergency: words } = useWords().crisis.forms
  const [fields, set, forget] = useKept(`emergency.${event.id}`, empty)
  const act = useEventAct('POST /api/crisis/events/:id/emergency', () => {
    forget()
    close()
  })
  return (
    <ActDialog
      title={`${words.title}　${event.number}`}
      about={words.about}
      yes={words.yes}
      danger
      ready={fields.note.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: event.id }, body: fields })}
      width={640}
    >
      <div className="dial">
        {(['120', '110'] as const).map((service) => (
          <a key={service} href={`tel:${service}`} className="n">
            <Icon name="phone" />
            {words.dial(service)}
          </a>
        ))}
      </div>
      <h3>
        {words.card} <small>{words.cardAbout}</small>
      </h3>
      <Card event={event} />
      <Choice
        label={words.service}
        value={fields.service}
        options={(['120', '110'] as const).map((value) => ({ value, label: words.services[value] }))}
        choose={(service) => set({ ...fields, service })}
      />
      <Field label={words.note} hint={words.noteHint}>
        <Writing value={fields.note} write={(text) => set({ ...fields, note: text })} most={4000} />
      </Field>
    </ActDialog>
  )
}

/** The card again, while help is on its way. */
export function CardDialog({ event, close, handOver }: FormGiven & { handOver: () => void }) {
  const { crisis, act } = useWords()
  return (
    <Dialog
      title={`${crisis.forms.card.title}　${event.number}`}
      close={close}
      width={640}
      footer={
        <>
          <Button onClick={close}>{act.close}</Button>
          {event.maySteps.includes('HANDED_OVER') && (
            <Button type="primary" onClick={handOver}>
              {crisis.event.acts.handOver}
            </Button>
          )}
        </>
      }
    >
      <Card event={event} />
    </Dialog>
  )
}
