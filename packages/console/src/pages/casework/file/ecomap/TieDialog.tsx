import { type Tie, tieKinds, tieStrengths, tieWays } from '@anxin/core/casework/ecomap.ts'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { newId } from '../../../../parts/ask/kept.ts'
import { ActDialog } from '../../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../../parts/fill/Choice.tsx'
import { Field } from '../../../../parts/fill/Field.tsx'
import { useWords } from '../../../../parts/language.tsx'

const blank = (): Tie => ({
  ...{ id: newId(), name: '', kind: 'kin', relation: '', way: 'support', strength: 2, home: false },
})
const strengths = tieStrengths.map(String) as ('1' | '2' | '3')[]

interface Given {
  readonly tie: Tie | undefined
  readonly keep: (tie: Tie) => void
  readonly close: () => void
}
/** One person or place around somebody: what they are called, what they are, and how they are bound. */
export function TieDialog({ tie, keep, close }: Given) {
  const { ecomap: words } = useWords().casework
  const [fields, setFields] = useState<Tie>(() => tie ?? blank())
  const change = (part: Partial<Tie>): void => setFields({ ...fields, ...part })
  return (
    <ActDialog
      title={tie ? words.change : words.add}
      about={words.addAbout}
      yes={tie ? words.changeYes : words.addYes}
      ready={fields.name.trim() !== ''}
      pending={false}
      error={null}
      close={close}
      send={() => {
        keep({ ...fields, name: fields.name.trim(), relation: fields.relation.trim() })
        close()
      }}
    >
      <div className="pair">
        <Field label={words.name}>
          <Input value={fields.name} maxLength={12} onChange={(e) => change({ name: e.target.value })} />
        </Field>
        <Field label={words.relation}>
          <Input
            value={fields.relation}
            maxLength={12}
            onChange={(e) => change({ relation: e.target.value })}
          />
        </Field>
      </div>
      <Choice
        label={words.kind}
        value={fields.kind}
        options={tieKinds.map((value) => ({ value, label: words.kinds[value] }))}
        choose={(kind) => change({ kind })}
      />
      <Choice
        label={words.way}
        value={fields.way}
        options={tieWays.map((value) => ({ value, label: words.ways[value] }))}
        choose={(way) => change({ way })}
      />
      <Choice
        label={words.strength}
        value={String(fields.strength) as '1' | '2' | '3'}
        options={strengths.map((value) => ({ value, label: words.strengths[value] }))}
        choose={(value) => change({ strength: Number(value) as Tie['strength'] })}
      />
      <Checkbox checked={fields.home} onChange={(event) => change({ home: event.target.checked })}>
        {words.homeTick}
      </Checkbox>
    </ActDialog>
  )
}
