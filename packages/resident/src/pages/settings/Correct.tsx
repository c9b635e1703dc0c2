import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { dayOf } from '../../device/moods.ts'
import { DateField, Field } from '../../parts/Field.tsx'
import { tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { refusalWords, w } from '../../parts/words.ts'
import { type Me, takeMe } from '../../self/me.ts'
import { CodeField, isCode } from '../sign-in/CodeField.tsx'
import './settings.css'
import { blankContact, ContactFields, cleanPhone, isContact, isMobile, tidyContact } from './ContactForm.tsx'

type Saved = DoorReply<'PUT /api/identity/resident'>

/** One thing of the record: how it stands, and, opened, the form that puts it right. */
const One = ({
  title,
  now,
  ready,
  save,
  onClosed,
  children,
}: {
  title: string
  now: string
  ready: string | null
  save: () => Promise<Saved>
  onClosed: () => void
  children: ComponentChildren
}): JSX.Element => {
  const { settings } = ownWords.value
  const words = w.value
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const close = (): void => {
    setOpen(false)
    setWrong(null)
    onClosed()
  }
  const keep = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (ready) return setWrong(ready)
    try {
      takeMe(await save())
      tell(settings.nameSaved)
      close()
    } catch (refused) {
      setWrong(refusalWords(refused))
    }
  }
  return (
    <div class="stack correct-one">
      <div class="row correct-now">
        <span>
          <b>{title}</b>
          <span class="small">{now}</span>
        </span>
        {!open && (
          <button
            type="button"
            class="btn btn-quiet"
            aria-label={settings.correctWhat(title)}
            onClick={() => setOpen(true)}
          >
            {settings.correct}
          </button>
        )}
      </div>
      {open && (
        <form class="form" onSubmit={(event) => void keep(event)} noValidate>
          {children}
          {wrong && (
            <p class="wrong" role="alert">
              {wrong}
            </p>
          )}
          <div class="row">
            <button type="submit" class="btn">
              {words.save}
            </button>
            <button type="button" class="btn btn-quiet" onClick={close}>
              {words.cancel}
            </button>
          </div>
        </form>
      )}
    </div>
  )
}

const Phone = ({ own }: { own: Me }): JSX.Element => {
  const { signIn, settings } = ownWords.value
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  return (
    <One
      title={signIn.phone}
      now={settings.phoneNow(own.phoneTail ?? '')}
      ready={!isMobile(phone) ? signIn.phoneWrong : !isCode(code) ? signIn.codeWrong : null}
      save={() =>
        call('PUT /api/identity/resident/phone', { body: { phone: cleanPhone(phone), code: code.trim() } })
      }
      onClosed={() => {
        setPhone('')
        setCode('')
      }}
    >
      <Field
        label={settings.phoneNew}
        hint={signIn.phoneHint}
        value={phone}
        type="tel"
        inputMode="tel"
        maxLength={18}
        onText={setPhone}
      />
      <CodeField phone={phone} code={code} wrong={undefined} onCode={setCode} />
    </One>
  )
}

const Birth = ({ own }: { own: Me }): JSX.Element => {
  const { signIn } = ownWords.value
  const [birthDate, setBirthDate] = useState(own.birthDate ?? '')
  return (
    <One
      title={signIn.birth}
      now={own.birthDate ?? ''}
      ready={birthDate ? null : signIn.birthWrong}
      save={() => call('PUT /api/identity/resident/birth-date', { body: { birthDate } })}
      onClosed={() => undefined}
    >
      <DateField
        label={signIn.birth}
        hint={signIn.birthWhat}
        value={birthDate}
        min="1900-01-01"
        max={dayOf(new Date())}
        wrong={undefined}
        onText={setBirthDate}
      />
    </One>
  )
}

const Guardian = ({ own }: { own: Me }): JSX.Element => {
  const { signIn, settings } = ownWords.value
  const [guardian, setGuardian] = useState(blankContact)
  const [code, setCode] = useState('')
  const now = own.guardian
  return (
    <One
      title={signIn.guardian}
      now={now ? settings.contactNow(now.name, now.relation, now.phoneTail) : settings.guardianNone}
      ready={!isContact(guardian) ? signIn.contactWrong : !isCode(code) ? signIn.codeWrong : null}
      save={() =>
        call('PUT /api/identity/resident/guardian', {
          body: { guardian: tidyContact(guardian), code: code.trim() },
        })
      }
      onClosed={() => {
        setGuardian(blankContact)
        setCode('')
      }}
    >
      <ContactFields contact={guardian} onChange={setGuardian} />
      <CodeField guardian phone={guardian.phone} code={code} wrong={undefined} onCode={setCode} />
    </One>
  )
}

/** What is wrong in the record is put right by whoever it is about, without asking anybody. */
export const CorrectCard = ({ me: own }: { me: Me }): JSX.Element => {
  const { settings } = ownWords.value
  return (
    <section class="card pad stack">
      <h2>{settings.record}</h2>
      <p class="small">{settings.recordWhat}</p>
      <Phone own={own} />
      <Birth own={own} />
      {own.minor && <Guardian own={own} />}
    </section>
  )
}
