import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import { Select } from 'antd'
import { type Reply, useAct } from '../../../parts/ask/doors.ts'
import { useLanguage } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'

type Packs = Reply<'GET /api/assessment/plans'>['packs']
type Forms = Reply<'GET /api/assessment/plans'>['forms']

/** What each pack asks, and the forms this agency asks with it besides. */
export function PackForms({ packs, forms, keeper }: { packs: Packs; forms: Forms; keeper: boolean }) {
  const { words: all, locale } = useLanguage()
  const { plans: words } = all.assessment
  const say = useSay()
  const act = useAct('PUT /api/assessment/pack-forms/:pack', {
    refresh: ['GET /api/assessment/plans'],
    done: () => say.yes(words.packChanged),
  })
  const titleOf = (id: string): string => forms.find((one) => one.id === id)?.title ?? id
  return (
    <section className="panel">
      <h2>{words.packForms}</h2>
      <p className="hint">{words.packFormsAbout}</p>
      <ul className="lines pack-forms">
        {packs.map(({ pack, forms: own, added }) => (
          <li key={pack}>
            <span>
              <b>{packWords[locale][pack].title}</b>
              <small>{own.map((ways) => ways.split('/').map(titleOf).join(' / ')).join(' · ')}</small>
            </span>
            {keeper ? (
              <Select
                mode="multiple"
                maxCount={4}
                aria-label={`${words.added}：${packWords[locale][pack].title}`}
                placeholder={words.added}
                value={added}
                options={forms.map(({ id, title }) => ({ value: id, label: title }))}
                onChange={(ids) =>
                  act.mutate({ params: { pack }, body: { added: ids } }, { onError: say.no })
                }
              />
            ) : (
              <span>{added.map(titleOf).join('、')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
