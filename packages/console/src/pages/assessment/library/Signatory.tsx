import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../parts/ask/doors.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import type { Site } from './shapes.ts'

/** Who declares that this site is not commercial; without a name those instruments stay off. */
export function Signatory({ site, keeper }: { site: Site; keeper: boolean }) {
  const { library: words } = useWords().assessment
  const [signing, setSigning] = useState(false)
  return (
    <section className={site.signatory ? 'panel declaration' : 'panel declaration open'}>
      <Icon name="shield" size={22} />
      <div>
        <b>{words.site}</b>
        <p>{site.signatory ? words.signatoryIs(site.signatory) : words.signatoryNone}</p>
      </div>
      {keeper && <Button onClick={() => setSigning(true)}>{words.sign}</Button>}
      {signing && <Sign site={site} close={() => setSigning(false)} />}
    </section>
  )
}

function Sign({ site, close }: { site: Site; close: () => void }) {
  const { library: words } = useWords().assessment
  const [name, setName] = useState(site.signatory ?? '')
  const act = useAct('PUT /api/assessment/site', {
    refresh: ['GET /api/assessment/instruments'],
    done: close,
  })
  const signed = name.trim()
  return (
    <ActDialog
      title={words.sign}
      yes={words.signYes}
      ready={signed.length !== 1}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ body: { signatory: signed || null, enabled: site.enabled } })}
    >
      <Field label={words.signatory} hint={words.signatoryHint}>
        <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
      </Field>
    </ActDialog>
  )
}
