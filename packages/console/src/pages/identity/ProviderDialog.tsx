import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { CopyButton } from '../../parts/show/CopyButton.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'

type Settings = Reply<'GET /api/identity/oidc'>
const refresh = ['GET /api/identity/oidc', 'GET /api/identity/staff/oidc'] as const

/** The agency’s own sign-in: where it is, by what colleagues are found, and who is linked. */
export function ProviderDialog({ close }: { close: () => void }) {
  const { identity } = useWords()
  const query = useQuery(reading('GET /api/identity/oidc'))
  if (query.data) return <Filled settings={query.data} close={close} />
  return (
    <Dialog title={identity.oidc.title} close={close} width={620}>
      <Shown query={query} lines={4}>
        {() => null}
      </Shown>
    </Dialog>
  )
}

function Filled({ settings, close }: { settings: Settings; close: () => void }) {
  const { identity } = useWords()
  const words = identity.oidc
  const say = useSay()
  const { provider } = settings
  const [given, setGiven] = useState({
    label: provider?.label ?? '',
    issuer: provider?.issuer ?? '',
    clientId: provider?.clientId ?? '',
    secret: '',
    match: provider?.match ?? ('login_name' as const),
    claim: provider?.claim ?? 'preferred_username',
  })
  const keep = useAct('PUT /api/identity/oidc', {
    refresh,
    done: () => {
      say.yes(words.kept)
      close()
    },
  })
  const set = (name: 'label' | 'issuer' | 'clientId' | 'secret' | 'claim', most: number) => ({
    value: given[name],
    maxLength: most,
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => setGiven({ ...given, [name]: event.target.value }),
  })
  const wrongIssuer = keep.error?.reply?.field === 'issuer' && words.issuerWrong
  const { secret, ...rest } = given
  const needsSecret = provider?.issuer !== given.issuer.trim()
  const ready = Object.values(rest).every((text) => text.trim() !== '') && (!needsSecret || secret !== '')
  return (
    <ActDialog
      title={words.title}
      about={words.about}
      yes={words.yes}
      ready={ready}
      pending={keep.isPending}
      error={wrongIssuer ? null : keep.error}
      close={close}
      send={() => keep.mutate({ body: { ...rest, ...(secret ? { secret } : {}) } })}
      width={620}
    >
      <Field label={words.comeBackTo} hint={words.comeBackToHint}>
        <Input readOnly value={settings.comeBackTo} suffix={<CopyButton text={settings.comeBackTo} />} />
      </Field>
      <Field label={words.label} hint={words.labelHint}>
        <Input {...set('label', 30)} />
      </Field>
      <Field label={words.issuer} hint={words.issuerHint} wrong={wrongIssuer}>
        <Input type="url" {...set('issuer', 300)} />
      </Field>
      <Field label={words.clientId}>
        <Input {...set('clientId', 200)} />
      </Field>
      <Field label={words.secret} hint={needsSecret ? words.secretHint : words.secretKept}>
        <Input.Password autoComplete="off" {...set('secret', 400)} />
      </Field>
      <Choice
        label={words.match}
        value={given.match}
        options={(['login_name', 'email'] as const).map((value) => ({ value, label: words.matches[value] }))}
        choose={(match) => setGiven({ ...given, match })}
      />
      {given.match === 'login_name' && (
        <Field label={words.claim} hint={words.claimHint}>
          <Input {...set('claim', 60)} />
        </Field>
      )}
      {provider && <Linked settings={settings} close={close} />}
    </ActDialog>
  )
}

/** Who is linked, and the way to end it. */
function Linked({ settings, close }: { settings: Settings; close: () => void }) {
  const { identity } = useWords()
  const words = identity.oidc
  const say = useSay()
  const [sure, setSure] = useState(false)
  const unlink = useAct('DELETE /api/identity/oidc/links/:id', {
    refresh,
    done: () => say.yes(words.unlinked),
  })
  const remove = useAct('DELETE /api/identity/oidc', {
    refresh,
    done: () => {
      say.yes(words.removed)
      close()
    },
  })
  return (
    <section aria-label={words.links}>
      <h3>{words.links}</h3>
      {settings.links.length === 0 ? (
        <p className="hint">{words.linksNone}</p>
      ) : (
        <ul className="lines">
          {settings.links.map((one) => (
            <li key={one.id}>
              <span>
                <b>{one.staffName}</b> {words.used(shortTime(one.usedAt))}
              </span>
              <Button
                size="small"
                aria-label={`${words.unlink} ${one.staffName}`}
                onClick={() => unlink.mutate({ params: { id: one.id } }, { onError: say.no })}
              >
                {words.unlink}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button danger={sure} onClick={() => (sure ? remove.mutate({}, { onError: say.no }) : setSure(true))}>
        {sure ? words.removeSure : words.remove}
      </Button>
    </section>
  )
}
