import { type BreachDecision, type BreachStep, breachGrades } from '@anxin/core/breach/runbook.ts'
import { useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { type Breach, refresh } from './shapes.ts'

type Deciding = { [Part in keyof BreachDecision]: BreachDecision[Part] | null }

/** Of what is not real nothing else is asked: it is kept as an ordinary one without harm. */
const decided = ({ real, grade, harmPrevented, crime }: Deciding): BreachDecision | undefined => {
  if (real === false) return { real, grade: 'ordinary', harmPrevented: true, crime: false }
  if (real === null || grade === null || harmPrevented === null || crime === null) return undefined
  return { real, grade, harmPrevented, crime }
}

/** Signs one step with what was done; a decision says what follows. */
export function SignStep({ breach, step, close }: { breach: Breach; step: BreachStep; close: () => void }) {
  const { breach: words } = useWords()
  const say = useSay()
  const empty: Deciding & { words: string } = {
    ...{ words: '', real: null, grade: null, harmPrevented: null, crime: null },
  }
  const { id, fields, change, forget } = useKeptForm(`breach.${breach.id}.${step}`, empty)
  const act = useAct('POST /api/breach/breaches/:id/steps', {
    refresh,
    done: () => {
      forget()
      say.yes(words.signed)
      close()
    },
  })
  const decision = step === 'decide' ? decided(fields) : undefined
  const label = step === 'decide' ? words.why : breach.drill ? words.doneDrill : words.done
  return (
    <ActDialog
      title={words.signOf(words.step[step])}
      about={words.stepAbout[step]}
      yes={words.sign}
      ready={fields.words.trim().length >= 2 && (step !== 'decide' || decision !== undefined)}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          params: { id: breach.id },
          body: { id, step, words: fields.words.trim(), ...(decision ? { decision } : {}) },
        })
      }
      width={600}
    >
      {step === 'decide' && <Decision fields={fields} change={change} />}
      <Field label={label}>
        <Writing value={fields.words} write={(text) => change({ words: text })} most={2000} rows={3} />
      </Field>
    </ActDialog>
  )
}

function Decision({ fields, change }: { fields: Deciding; change: (part: Partial<Deciding>) => void }) {
  const { breach: words } = useWords()
  return (
    <>
      <Choice
        label={words.real}
        value={fields.real === null ? null : fields.real ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: words.reals.yes },
          { value: 'no', label: words.reals.no },
        ]}
        choose={(said) => change({ real: said === 'yes' })}
      />
      {fields.real && (
        <>
          <Choice
            label={words.grade}
            hint={words.gradeHint}
            value={fields.grade}
            options={breachGrades.map((value) => ({ value, label: words.grades[value] }))}
            choose={(grade) => change({ grade })}
          />
          <Choice
            label={words.harm}
            hint={words.harmHint}
            value={fields.harmPrevented === null ? null : fields.harmPrevented ? 'none' : 'may'}
            options={[
              { value: 'may', label: words.harms.may },
              { value: 'none', label: words.harms.none },
            ]}
            choose={(said) => change({ harmPrevented: said === 'none' })}
          />
          <Choice
            label={words.crime}
            value={fields.crime === null ? null : fields.crime ? 'yes' : 'no'}
            options={[
              { value: 'no', label: words.crimes.no },
              { value: 'yes', label: words.crimes.yes },
            ]}
            choose={(said) => change({ crime: said === 'yes' })}
          />
        </>
      )}
    </>
  )
}
