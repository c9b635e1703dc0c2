import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { elder, locale } from '../../device/settings.ts'
import { Field } from '../../parts/Field.tsx'
import { tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { refusalWords, w } from '../../parts/words.ts'
import { type Me, me, takeMe } from '../../self/me.ts'
import { blankContact, ContactFields, type ContactPerson, isContact, tidyContact } from './ContactForm.tsx'

interface Change {
  readonly name?: string
  readonly locale?: 'zh' | 'en'
  readonly elder?: boolean
  readonly emergencyContact?: ContactPerson | null
}

async function change(part: Change): Promise<void> {
  const now = me.value
  if (now?.kind !== 'registered') return
  const body = { name: now.name ?? '', locale: locale.value, elder: elder.value, ...part }
  takeMe(await call('PUT /api/identity/resident', { body }))
}

/** Lets the server know of a choice made here; the device keeps the choice either way. */
export const tellServer = (part: Change): Promise<void> => change(part).catch(() => undefined)

export const NameCard = ({ me: own }: { me: Me }): JSX.Element => {
  const { settings, signIn } = ownWords.value
  const { save } = w.value
  const [name, setName] = useState(own.name ?? '')
  const [wrong, setWrong] = useState<string | undefined>()
  const keep = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!name.trim()) {
      setWrong(signIn.nameWrong)
      return
    }
    try {
      await change({ name: name.trim() })
      setWrong(undefined)
      tell(settings.nameSaved)
    } catch (refused) {
      setWrong(refusalWords(refused))
    }
  }
  return (
    <form class="card pad form" onSubmit={(event) => void keep(event)}>
      <Field
        label={settings.name}
        value={name}
        maxLength={20}
        autocomplete="nickname"
        wrong={wrong}
        onText={setName}
      />
      <p>
        <button type="submit" class="btn" disabled={name.trim() === (own.name ?? '')}>
          {save}
        </button>
      </p>
    </form>
  )
}

const ContactForm = ({ onDone }: { onDone: () => void }): JSX.Element => {
  const { settings, signIn } = ownWords.value
  const { save, cancel } = w.value
  const [contact, setContact] = useState(blankContact)
  const [wrong, setWrong] = useState<string | null>(null)
  const keep = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!isContact(contact)) {
      setWrong(signIn.contactWrong)
      return
    }
    try {
      await change({ emergencyContact: tidyContact(contact) })
      tell(settings.nameSaved)
      onDone()
    } catch (refused) {
      setWrong(refusalWords(refused))
    }
  }
  return (
    <form class="form" onSubmit={(event) => void keep(event)}>
      <ContactFields contact={contact} onChange={setContact} />
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      <div class="row">
        <button type="submit" class="btn">
          {save}
        </button>
        <button type="button" class="btn btn-quiet" onClick={onDone}>
          {cancel}
        </button>
      </div>
    </form>
  )
}

export const ContactCard = ({ me: own }: { me: Me }): JSX.Element => {
  const { settings } = ownWords.value
  const [open, setOpen] = useState(false)
  const now = own.emergencyContact
  const remove = async (): Promise<void> => {
    try {
      await change({ emergencyContact: null })
    } catch (refused) {
      tell(refusalWords(refused))
    }
  }
  return (
    <section class="card pad stack">
      <h2>{settings.contact}</h2>
      <p class="small">{settings.contactWhat}</p>
      <p>{now ? settings.contactNow(now.name, now.relation, now.phoneTail) : settings.contactNone}</p>
      {open ? (
        <ContactForm onDone={() => setOpen(false)} />
      ) : (
        <div class="row">
          <button type="button" class="btn btn-quiet" onClick={() => setOpen(true)}>
            {now ? settings.contactChange : settings.contactAdd}
          </button>
          {now && (
            <button type="button" class="link" onClick={() => void remove()}>
              {settings.contactRemove}
            </button>
          )}
        </div>
      )}
    </section>
  )
}
