import { type LineStanding, updateLines } from '@anxin/core/casework/template-update.ts'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../parts/ask/doors.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { refresh, type Template } from './template.ts'

type Goal = Template['national']['goals'][number]
const tones: Readonly<Record<LineStanding, string>> = {
  ...{ same: 'tag', ours: 'tag good', dropped: 'tag warn', added: 'tag warn', left: 'tag' },
}
const most = { goals: 3, actions: 6 } as const

/** Three texts made one: every line says which side has it, what changed nationally is ticked, and a person decides. */
export function TemplateUpdate({ one, close }: { one: Template; close: () => void }) {
  const { templates: words } = useWords().casework
  const { locale } = useLanguage()
  const [base, own] = [one.base ?? one.national, one.own ?? one.national]
  const goals = updateLines(
    base.goals,
    own.goals,
    one.national.goals,
    (goal: Goal) => `${goal.statement}\n${goal.measure}`,
  )
  const actions = updateLines(base.actions, own.actions, one.national.actions, (action: string) => action)
  const [goalTicks, setGoalTicks] = useState(goals.map(({ stays }) => stays))
  const [actionTicks, setActionTicks] = useState(actions.map(({ stays }) => stays))
  const act = useAct('PUT /api/casework/templates', {
    refresh,
    done: ({ state }) => state === 'kept' && close(),
  })
  const kept = {
    goals: goals.filter((_, at) => goalTicks[at]).map(({ line }) => line),
    actions: actions.filter((_, at) => actionTicks[at]).map(({ line }) => line),
  }
  const many = kept.goals.length > most.goals || kept.actions.length > most.actions
  return (
    <ActDialog
      title={words.update}
      about={words.updateAbout}
      yes={words.keep}
      width={720}
      ready={kept.goals.length > 0 && !many}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          body: { code: one.code, fromVersion: one.version, locale, own: kept, seenAt: one.at },
        })
      }
    >
      <Lines
        title={words.goalsOf(most.goals)}
        lines={goals.map(({ line, standing }) => ({
          standing,
          text: `${line.statement} · ${line.measure}`,
        }))}
        ticks={goalTicks}
        tick={setGoalTicks}
      />
      <Lines
        title={words.actionsOf(most.actions)}
        lines={actions.map(({ line, standing }) => ({ standing, text: line }))}
        ticks={actionTicks}
        tick={setActionTicks}
      />
      {many && <p className="refusal">{words.tooMany}</p>}
    </ActDialog>
  )
}

function Lines({
  title,
  lines,
  ticks,
  tick,
}: {
  title: string
  lines: readonly { readonly standing: LineStanding; readonly text: string }[]
  ticks: readonly boolean[]
  tick: (next: boolean[]) => void
}) {
  const { templates: words } = useWords().casework
  return (
    <fieldset className="template-update">
      <legend>{title}</legend>
      {lines.map(({ standing, text }, at) => (
        <Checkbox
          key={`${standing} ${text}`}
          checked={ticks[at] ?? false}
          onChange={(event) => tick(ticks.map((was, n) => (n === at ? event.target.checked : was)))}
        >
          {text} {standing !== 'same' && <span className={tones[standing]}>{words.standings[standing]}</span>}
        </Checkbox>
      ))}
    </fieldset>
  )
}
