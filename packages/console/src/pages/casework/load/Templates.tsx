import { type PopulationCode, populationCodes } from '@anxin/core/care/plan/plans.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import '../../../styles/casework/shared.css'
import '../../../styles/casework/load.css'
import { reading, useAct } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Both } from '../../../parts/show/Both.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { shortDay } from '../../../parts/show/times.ts'
import { CaseTabs } from '../CaseTabs.tsx'
import { TemplateUpdate } from './TemplateUpdate.tsx'
import { refresh, type Template } from './template.ts'

type Text = Template['national']

/** National plans to begin from, and what the agency made of them. */
export function Templates() {
  const { words: all, locale } = useLanguage()
  const { templates: words } = all.casework
  const me = useMe()
  const [population, setPopulation] = useState<PopulationCode>('general')
  const query = useQuery({
    ...reading('GET /api/casework/templates', { population, locale }),
    enabled: mayEnter(me, 'caseTemplates'),
  })
  const options = populationCodes.map((value) => ({ value, label: all.assessment.populations[value] }))
  return (
    <Page
      gate="caseTemplates"
      title={words.title}
      about={words.about}
      acts={
        <Select
          className="case-population"
          aria-label={all.casework.open.population}
          value={population}
          options={options}
          onChange={setPopulation}
        />
      }
    >
      <CaseTabs />
      <Shown query={query}>
        {({ templates }) => (
          <div className="case-templates">
            {templates.map((one) => (
              <One key={one.code} one={one} keeps={mayEnter(me, 'caseTemplatesKeeping')} />
            ))}
          </div>
        )}
      </Shown>
    </Page>
  )
}

function One({ one, keeps }: { one: Template; keeps: boolean }) {
  const { templates: words, plan } = useWords().casework
  const { locale } = useLanguage()
  const [doing, setDoing] = useState<'edit' | 'update'>()
  const [missed, setMissed] = useState(false)
  const drop = useAct('PUT /api/casework/templates', {
    refresh,
    done: ({ state }) => setMissed(state === 'meanwhile'),
  })
  return (
    <section className="panel case-template">
      <h2>
        {plan.phases[one.phase]}
        {one.base && <span className="tag warn">{words.updated}</span>}
        {keeps && one.base && (
          <Button size="small" type="primary" onClick={() => setDoing('update')}>
            {words.update}
          </Button>
        )}
        {keeps && (
          <Button size="small" onClick={() => setDoing('edit')}>
            {words.edit}
          </Button>
        )}
        {keeps && one.own && (
          <Popconfirm
            title={words.dropAsk}
            okText={words.drop}
            onConfirm={() =>
              drop.mutate({
                body: { code: one.code, fromVersion: one.version, locale, own: null, seenAt: one.at },
              })
            }
          >
            <Button size="small" type="text" loading={drop.isPending}>
              {words.drop}
            </Button>
          </Popconfirm>
        )}
      </h2>
      {missed && (
        <p className="case-wording" role="alert">
          {words.meanwhile}
        </p>
      )}
      <div className="versions">
        {one.base && <Version title={words.base} text={one.base} />}
        <Version title={words.national} text={one.national} />
        {one.own && (
          <Version
            title={words.own}
            text={one.own}
            hint={one.byName && one.at ? words.by(one.byName, shortDay(one.at)) : ''}
          />
        )}
      </div>
      {doing === 'edit' && <Edit one={one} close={() => setDoing(undefined)} />}
      {doing === 'update' && <TemplateUpdate one={one} close={() => setDoing(undefined)} />}
    </section>
  )
}

function Version({ title, text, hint = '' }: { title: string; text: Text; hint?: string }) {
  return (
    <div>
      <h3>
        {title} <small>{hint}</small>
      </h3>
      <ul>
        {text.goals.map(({ statement, measure }) => (
          <li key={statement}>
            <b>{statement}</b>
            <small>{measure}</small>
          </li>
        ))}
      </ul>
      <ul className="dots">
        {text.actions.map((action) => (
          <li key={action}>{action}</li>
        ))}
      </ul>
    </div>
  )
}

const goalLines = ({ goals }: Text): string =>
  goals.map((goal) => `${goal.statement}｜${goal.measure}`).join('\n')
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

function Edit({ one, close }: { one: Template; close: () => void }) {
  const { templates: words, file } = useWords().casework
  const { locale } = useLanguage()
  const from = one.own ?? one.national
  const [goals, setGoals] = useState(goalLines(from))
  const [actions, setActions] = useState(from.actions.join('\n'))
  // what a colleague kept meanwhile is read again, and shown before anything is put over it
  const [seenAt, setSeenAt] = useState(one.at)
  const act = useAct('PUT /api/casework/templates', {
    refresh,
    done: ({ state }) => state === 'kept' && close(),
  })
  const clash = one.at !== seenAt
  const own = {
    goals: linesOf(goals)
      .slice(0, 3)
      .map((line) => {
        const [statement = '', measure = ''] = line.split(/[｜|]/)
        return { statement: statement.trim(), measure: measure.trim() }
      }),
    actions: linesOf(actions).slice(0, 6),
  }
  return (
    <ActDialog
      title={words.edit}
      yes={words.keep}
      width={640}
      ready={
        !clash &&
        own.goals.length > 0 &&
        own.goals.every(({ statement, measure }) => statement !== '' && measure !== '')
      }
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ body: { code: one.code, fromVersion: one.version, locale, own, seenAt } })}
    >
      <Field label={words.goals} wide>
        <Writing value={goals} write={setGoals} most={800} rows={4} />
      </Field>
      <Field label={words.actions} wide>
        <Writing value={actions} write={setActions} most={800} rows={5} />
      </Field>
      {clash && (
        <Both
          about={file.meanwhile(one.byName ?? words.national)}
          theirs={file.theirs(one.byName ?? words.national)}
          lines={[
            [words.goals, goalLines(one.own ?? one.national), goals],
            [words.actions, (one.own ?? one.national).actions.join('\n'), actions],
          ]}
        >
          <Button onClick={() => setSeenAt(one.at)}>{file.keepMine}</Button>
          <Button onClick={close}>{file.keepTheirs}</Button>
        </Both>
      )}
    </ActDialog>
  )
}
