import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../parts/ask/doors.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { useLanguage } from '../../../parts/language.tsx'
import { pointsAt } from '../../../parts/show/Refusal.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import type { Template } from '../shapes.ts'

/** Who answers for one kind of safe answer here, and until when. */
export function OwnerForm({ template, close }: { template: Template; close: () => void }) {
  const { words: all } = useLanguage()
  const { templates: words } = all.quality
  const { code, own } = template
  const say = useSay()
  const [owner, setOwner] = useState(own?.owner ?? '')
  const [expiresAt, setExpires] = useState(own?.expiresAt ?? '')
  const act = useAct('PUT /api/quality/templates', {
    refresh: ['GET /api/quality/templates', 'GET /api/quality/board'],
    done: () => {
      say.yes(words.saved)
      close()
    },
  })
  return (
    <ActDialog
      title={words.dialog(words.codes[code])}
      about={words.dialogAbout}
      yes={all.act.save}
      ready={owner.trim().length >= 2 && expiresAt !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ body: { code, own: { owner: owner.trim(), expiresAt } } })}
    >
      <div className="pair">
        <Field label={words.owner} hint={words.ownerHint}>
          <Input value={owner} maxLength={40} onChange={(event) => setOwner(event.target.value)} />
        </Field>
        <Field
          label={words.until}
          hint={words.untilHint}
          wrong={pointsAt(act.error, 'expiresAt') && words.untilHint}
        >
          <Input type="date" value={expiresAt} onChange={(event) => setExpires(event.target.value)} />
        </Field>
      </div>
      {own && (
        <Button type="link" onClick={() => act.mutate({ body: { code, own: null } })}>
          {words.back}
        </Button>
      )}
    </ActDialog>
  )
}
