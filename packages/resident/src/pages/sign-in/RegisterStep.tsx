import { call, Refused } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { dayOf } from '../../device/moods.ts'
import { chooseElder, elder, locale } from '../../device/settings.ts'
import { Check, DateField, Field } from '../../parts/Field.tsx'
import { Notice, tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { Pick } from '../../parts/Pick.tsx'
import { refusalWords } from '../../parts/words.ts'
import type { Me } from '../../self/me.ts'
import { ContactFields } from '../settings/ContactForm.tsx'
import { CodeField } from './CodeField.tsx'
import {
  blankTyped,
  type Faults,
  faultsOf,
  needsOf,
  purposesFor,
  registrationOf,
  type Typed,
} from './registration.ts'
import { joining } from './wechat.ts'

interface Given {
  readonly typed: Typed
  readonly faults: Faults
  readonly set: (part: Partial<Typed>) => void
}

const Wrong = ({ text }: { text: string | undefined }): JSX.Element | null =>
  text ? (
    <p class="wrong" role="alert">
      {text}
    </p>
  ) : null

const Person = ({ typed, faults, set }: Given): JSX.Element => {
  const { signIn } = ownWords.value
  return (
    <section class="card pad form">
      <Field
        label={signIn.name}
        value={typed.name}
        maxLength={20}
        autocomplete="nickname"
        wrong={faults.name}
        onText={(name) => set({ name })}
      />
      <DateField
        label={signIn.birth}
        hint={signIn.birthWhat}
        value={typed.birthDate}
        min="1900-01-01"
        max={dayOf(new Date())}
        wrong={faults.birthDate}
        onText={(birthDate) => set({ birthDate })}
      />
      <Check label={signIn.elder} checked={typed.elder} onChange={(on) => set({ elder: on })} />
    </section>
  )
}

const WhichOne = ({ typed, set }: Given): JSX.Element => {
  const { signIn } = ownWords.value
  return (
    <Pick
      label={signIn.whichOne}
      choices={[
        { value: 'guardian', name: signIn.guardian },
        { value: 'contact', name: signIn.contact },
      ]}
      chosen={typed.which}
      onChoose={(which) => set({ which })}
    />
  )
}

/** The grown-up to reach: needed below 18, offered above. */
const Somebody = (given: Given): JSX.Element => {
  const { signIn, settings } = ownWords.value
  const { typed, faults, set } = given
  const needs = needsOf(typed)
  const guardian = needs.guardian || (needs.either && typed.which === 'guardian')
  return (
    <section class="card pad form">
      <h2>{guardian ? signIn.guardian : needs.either ? signIn.contact : signIn.contactMay}</h2>
      {needs.guardian && <Notice>{signIn.under14}</Notice>}
      {needs.either && <Notice>{signIn.under18}</Notice>}
      {needs.either && <WhichOne {...given} />}
      {!needs.guardian && !needs.either && <p class="small">{settings.contactWhat}</p>}
      {guardian ? (
        <ContactFields contact={typed.guardian} onChange={(next) => set({ guardian: next })} />
      ) : (
        <ContactFields contact={typed.contact} onChange={(next) => set({ contact: next })} />
      )}
      <Wrong text={guardian ? faults.guardian : faults.contact} />
      {needs.guardian && (
        <CodeField
          guardian
          phone={typed.guardian.phone}
          code={typed.guardianCode}
          wrong={faults.guardianCode}
          onCode={(guardianCode) => set({ guardianCode })}
        />
      )}
    </section>
  )
}

const Consents = ({ typed, faults, set }: Given): JSX.Element => {
  const { signIn } = ownWords.value
  return (
    <section class="card pad">
      <h2>{signIn.consents}</h2>
      {purposesFor(typed).map(({ purpose, needed }) => (
        <div key={purpose} class="consent">
          <Check
            label={signIn.consentTexts[purpose]}
            small={needed ? undefined : signIn.may}
            checked={typed.consents.has(purpose)}
            onChange={(on) => {
              const consents = new Set(typed.consents)
              if (on) consents.add(purpose)
              else consents.delete(purpose)
              set({ consents })
            }}
          />
          <Wrong text={faults[purpose]} />
        </div>
      ))}
    </section>
  )
}

export const RegisterStep = ({
  ticket,
  onIn,
  onExpired,
}: {
  ticket: string
  onIn: (me: Me) => void
  onExpired: () => void
}): JSX.Element => {
  const { signIn } = ownWords.value
  const [typed, setTyped] = useState(() => blankTyped(elder.value))
  const [faults, setFaults] = useState<Faults>({})
  const [refused, setRefused] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const set = (part: Partial<Typed>): void => setTyped({ ...typed, ...part })
  const register = async (event: Event): Promise<void> => {
    event.preventDefault()
    const found = faultsOf(typed)
    setFaults(found)
    if (Object.keys(found).length > 0) {
      setTimeout(() => document.querySelector('.wrong')?.scrollIntoView({ block: 'center' }))
      return
    }
    setBusy(true)
    try {
      const own = await call('POST /api/identity/resident/registrations', {
        body: { ...registrationOf(typed, ticket, locale.value), ...joining() },
      })
      if (typed.elder !== elder.value) chooseElder(typed.elder)
      onIn(own)
    } catch (problem) {
      setBusy(false)
      setRefused(problem)
      if (problem instanceof Refused && problem.code === 'TICKET_EXPIRED') {
        tell(refusalWords(problem))
        onExpired()
      }
    }
  }
  const given: Given = { typed, faults, set }
  return (
    <form class="form" onSubmit={(event) => void register(event)} noValidate>
      <Person {...given} />
      <Somebody {...given} />
      <Consents {...given} />
      {refused !== null && <Notice kind="wrong">{refusalWords(refused)}</Notice>}
      <button type="submit" class="btn btn-wide" disabled={busy}>
        {signIn.register}
      </button>
    </form>
  )
}
