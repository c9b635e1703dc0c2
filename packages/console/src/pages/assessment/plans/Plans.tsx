import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import '../../../styles/care/rules.css'
import '../../../styles/care/phases.css'
import { type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { RulesTabs } from '../../../parts/shell/RulesTabs.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { EditPlan } from './EditPlan.tsx'
import { PackForms } from './PackForms.tsx'

type PlansRead = Reply<'GET /api/assessment/plans'>
export type Forms = PlansRead['forms']
export type Plan = Reply<'GET /api/assessment/plans'>['plans'][number]

/** Default plans of the twelve groups, and what this agency changed in them. */
export function Plans() {
  const { plans: words } = useWords().assessment
  const me = useMe()
  const keeper = mayEnter(me, 'rulesKeeping')
  const query = useQuery({ ...reading('GET /api/assessment/plans'), enabled: mayEnter(me, 'rules') })
  const [editing, setEditing] = useState<Plan>()
  return (
    <Page gate="rules" title={words.title} about={words.about}>
      <RulesTabs />
      <Shown query={query} lines={9}>
        {({ plans, packs, forms }) => (
          <div className="stack">
            <div className="plans">
              {plans.map((plan) => (
                <OnePlan key={plan.population} plan={plan} {...(keeper ? { edit: setEditing } : {})} />
              ))}
            </div>
            <PackForms packs={packs} forms={forms} keeper={keeper} />
            {editing && <EditPlan plan={editing} forms={forms} close={() => setEditing(undefined)} />}
          </div>
        )}
      </Shown>
    </Page>
  )
}

function OnePlan({ plan, edit }: { plan: Plan; edit?: (plan: Plan) => void }) {
  const { words: all, locale } = useLanguage()
  const { plans: words, populations, phase } = all.assessment
  const { worklist } = all
  const say = useSay()
  const restore = useAct('PUT /api/assessment/plans/:population', {
    refresh: ['GET /api/assessment/plans'],
    done: () => say.yes(words.restored),
  })
  const packs = [...new Set([plan.packs.emergency, plan.packs.reconstruction, plan.packs.routine])]
  const floor = (when: 'emergency' | 'reconstruction'): string =>
    `${phase[when]} T${plan.tierFloor[when]} ${worklist.tiers[plan.tierFloor[when] as 0 | 1 | 2 | 3 | 4]}`
  return (
    <section className="panel plan-card" aria-label={populations[plan.population]}>
      <header>
        <h2>{populations[plan.population]}</h2>
        {plan.changed && <span className="tag lamp">{words.changed}</span>}
        {edit && (
          <div className="acts">
            {plan.changed && (
              <Button
                size="small"
                loading={restore.isPending}
                onClick={() =>
                  restore.mutate(
                    { params: { population: plan.population }, body: { plan: null } },
                    { onError: say.no },
                  )
                }
              >
                {words.restore}
              </Button>
            )}
            <Button size="small" onClick={() => edit(plan)}>
              {words.edit}
            </Button>
          </div>
        )}
      </header>
      <dl>
        <div>
          <dt>{words.packs}</dt>
          <dd>{packs.map((code) => packWords[locale][code].title).join(' → ')}</dd>
        </div>
        <div>
          <dt>{words.floor}</dt>
          <dd title={words.floorAbout}>
            {floor('emergency')}；{floor('reconstruction')}
          </dd>
        </div>
        <div>
          <dt>{words.emergency}</dt>
          <dd>{plan.emergency}</dd>
        </div>
        <div>
          <dt>{words.reconstruction}</dt>
          <dd>{plan.reconstruction}</dd>
        </div>
        <div>
          <dt>{words.rules}</dt>
          <dd>{plan.rules}</dd>
        </div>
      </dl>
    </section>
  )
}
