import { packCodes } from '@anxin/core/care/plan/packs.ts'
import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import { Select } from 'antd'
import { useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useLanguage } from '../../../parts/language.tsx'
import type { Forms, Plan } from './Plans.tsx'

const phases = ['emergency', 'reconstruction', 'routine'] as const
const texts = ['emergency', 'reconstruction', 'rules'] as const
const tiers = [0, 1, 2, 3, 4] as const

/** Changes the plan of a group for this agency. */
export function EditPlan({ plan, forms, close }: { plan: Plan; forms: Forms; close: () => void }) {
  const { words: all, locale } = useLanguage()
  const { plans: words, phase, populations } = all.assessment
  const { population, title: _title, changed: _changed, ...written } = plan
  const { fields, change, forget } = useKeptForm(`plan.${population}`, written)
  const act = useAct('PUT /api/assessment/plans/:population', {
    refresh: ['GET /api/assessment/plans'],
    done: () => {
      forget()
      close()
    },
  })
  return (
    <ActDialog
      beside
      width={480}
      title={words.editTitle(populations[population])}
      yes={words.yes}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { population }, body: { plan: fields } })}
    >
      {phases.map((when) => (
        <Field key={when} label={`${words.packs} · ${phase[when]}`}>
          <Select
            value={fields.packs[when]}
            options={packCodes.map((code) => ({ value: code, label: packWords[locale][code].title }))}
            onChange={(pack) => change({ packs: { ...fields.packs, [when]: pack } })}
          />
        </Field>
      ))}
      {phases.map((when) => (
        <Field key={when} label={`${words.added} · ${phase[when]}`}>
          <Select
            mode="multiple"
            maxCount={4}
            value={fields.added[when]}
            options={forms.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(ids) => change({ added: { ...fields.added, [when]: ids } })}
          />
        </Field>
      ))}
      <div className="pair">
        {(['emergency', 'reconstruction'] as const).map((when) => (
          <Field key={when} label={`${words.floor} · ${phase[when]}`}>
            <Select
              value={fields.tierFloor[when]}
              options={tiers.map((tier) => ({
                value: tier as number,
                label: `T${tier} ${all.worklist.tiers[tier]}`,
              }))}
              onChange={(tier) => change({ tierFloor: { ...fields.tierFloor, [when]: tier } })}
            />
          </Field>
        ))}
      </div>
      {texts.map((name) => (
        <Field key={name} label={words[name]}>
          <Writing value={fields[name]} write={(text) => change({ [name]: text })} most={1000} rows={3} />
        </Field>
      ))}
    </ActDialog>
  )
}
