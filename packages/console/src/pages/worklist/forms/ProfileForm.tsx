import { contexts, histories } from '@anxin/core/care/input.ts'
import { populationCodes } from '@anxin/core/care/plan/plans.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice, Several } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useEntryAct } from '../entry/acts.ts'
import type { Profile } from '../shapes.ts'
import type { FormGiven } from './Forms.tsx'

interface Written extends Omit<Profile, 'protective' | 'sex'> {
  protective: string
  sex: 'f' | 'm' | null
}

/** These follow from the age and are not told by hand. */
const fromAge: readonly string[] = ['minor', 'age75plus']

/** History, circumstances and groups, as the worker knows them. */
export function ProfileForm({ entry, close }: FormGiven) {
  const { worklist, assessment } = useWords()
  const { profile: words } = worklist.forms
  const { fields, change, forget } = useKeptForm<Written>(`list.profile.${entry.id}`, {
    populations: entry.populations,
    history: entry.history,
    context: entry.context,
    protective: entry.protective.join('\n'),
    sex: null,
  })
  const act = useEntryAct('POST /api/worklist/entries/:id/profile', () => {
    forget()
    close()
  })
  const send = (): void => {
    const { protective, sex, ...told } = fields
    const lines = protective.split('\n').flatMap((line) => line.trim().slice(0, 60) || [])
    act.mutate({
      params: { id: entry.id },
      body: { ...told, protective: lines.slice(0, 12), ...(sex ? { sex } : {}) },
    })
  }
  return (
    <ActDialog
      beside
      width={460}
      title={words.title}
      about={words.about}
      yes={words.yes}
      ready={fields.populations.length <= 6}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      <Several
        label={words.populations}
        values={fields.populations}
        options={populationCodes.map((value) => ({ value, label: assessment.populations[value] }))}
        choose={(populations) => change({ populations })}
      />
      <Several
        label={words.history}
        values={fields.history}
        options={histories.map((value) => ({ value, label: worklist.histories[value] }))}
        choose={(history) => change({ history })}
      />
      <Several
        label={words.context}
        values={fields.context}
        options={contexts
          .filter((value) => !fromAge.includes(value))
          .map((value) => ({ value, label: worklist.contexts[value] }))}
        choose={(context) => change({ context })}
      />
      <Choice
        label={words.sex}
        value={fields.sex}
        options={(['f', 'm'] as const).map((value) => ({ value, label: words.sexes[value] }))}
        choose={(sex) => change({ sex })}
      />
      <Field label={words.protective} hint={words.protectiveHint}>
        <Writing
          value={fields.protective}
          write={(protective) => change({ protective })}
          most={800}
          rows={3}
        />
      </Field>
    </ActDialog>
  )
}
