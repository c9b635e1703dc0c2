import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { CopyButton } from '../../parts/show/CopyButton.tsx'
import { pointsAt } from '../../parts/show/Refusal.tsx'
import type { Person } from './certificate.ts'

const empty = { name: '', loginName: '', phone: '', email: '' }
const phoneOf = (text: string): string => text.replace(/[\s-]/g, '').replace(/^\+?86(?=1)/, '')

/** Adds a colleague, then shows the one-time link to hand over. */
export function Invite({ close, invited }: { close: () => void; invited: (person: Person) => void }) {
  const { network, refusals } = useWords()
  const { people: words } = network
  const [id] = useState(newId)
  const [given, setGiven] = useState(empty)
  const invite = useAct('POST /api/network/people', { refresh: ['GET /api/network/people'] })
  const set = (name: keyof typeof empty) => (event: { target: { value: string } }) =>
    setGiven({ ...given, [name]: event.target.value })
  const phone = phoneOf(given.phone)
  const phoneWrong = phone !== '' && !/^1[3-9]\d{9}$/.test(phone)
  const loginWrong = given.loginName !== '' && !/^[a-zA-Z0-9._@-]{3,40}$/.test(given.loginName.trim())
  const email = given.email.trim()
  if (invite.data)
    return (
      <LinkDialog
        title={words.linkTitle}
        about={words.linkAbout(invite.data.person.name)}
        link={invite.data.link}
        close={() => {
          invited(invite.data.person)
          close()
        }}
      />
    )
  return (
    <ActDialog
      title={words.invite}
      yes={words.inviteYes}
      ready={given.name.trim() !== '' && given.loginName.trim() !== '' && !loginWrong && !phoneWrong}
      pending={invite.isPending}
      error={invite.error}
      close={close}
      send={() =>
        invite.mutate({
          body: {
            id,
            name: given.name.trim(),
            loginName: given.loginName.trim(),
            phone: phone || null,
            email: email || null,
          },
        })
      }
    >
      <Field label={words.name}>
        <Input value={given.name} onChange={set('name')} maxLength={20} autoFocus />
      </Field>
      <Field
        label={words.loginName}
        hint={words.loginHint}
        wrong={
          (loginWrong && words.loginHint) || (invite.error?.code === 'NAME_TAKEN' && refusals.NAME_TAKEN)
        }
      >
        <Input
          value={given.loginName}
          onChange={set('loginName')}
          maxLength={40}
          autoCapitalize="off"
          autoComplete="off"
        />
      </Field>
      <Field label={words.phone} hint={words.phoneHint} wrong={phoneWrong && words.phoneWrong}>
        <Input
          value={given.phone}
          onChange={set('phone')}
          maxLength={20}
          inputMode="tel"
          autoComplete="off"
        />
      </Field>
      <Field
        label={words.email}
        hint={words.emailHint}
        wrong={pointsAt(invite.error, 'email') && refusals.BAD_INPUT}
      >
        <Input type="email" value={given.email} onChange={set('email')} maxLength={100} autoComplete="off" />
      </Field>
    </ActDialog>
  )
}

/** The link is shown once; the house keeps only its trace. */
export function LinkDialog({
  title,
  about,
  link,
  close,
}: {
  title: string
  about: string
  link: string
  close: () => void
}) {
  const { act } = useWords()
  const whole = new URL(link, location.origin).href
  return (
    <Dialog
      title={title}
      close={close}
      footer={
        <Button type="primary" onClick={close}>
          {act.done}
        </Button>
      }
    >
      <div className="asking">
        <p className="about">{about}</p>
        <div className="link-box">
          <code>{whole}</code>
          <CopyButton text={whole} />
        </div>
      </div>
    </Dialog>
  )
}
