import { useQuery } from '@tanstack/react-query'
import '../../styles/care/quality.css'
import { reading } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { Reasons } from '../quality/board/Reasons.tsx'
import { Stand } from './Stand.tsx'
import type { Model } from './shapes.ts'
import { Trial } from './Trial.tsx'
import { Where } from './Where.tsx'

/** The optional language model: whether it is on, where it is, its trial, and how it did. */
export function LanguageModel() {
  const { model: words } = useWords()
  const me = useMe()
  const query = useQuery({
    ...reading('GET /api/companion/model'),
    enabled: mayEnter(me, 'model'),
    refetchInterval: (asked) => (asked.state.data?.trial?.state === 'running' ? 1500 : 60_000),
  })
  const keeps = mayEnter(me, 'modelKeeping')
  return (
    <Page gate="model" title={words.title} about={words.about}>
      <Shown query={query} lines={7}>
        {(model) => (
          <div className="model">
            <Stand model={model} keeps={keeps} />
            {keeps && <Where key={`${model.url} ${model.name} ${model.hasKey}`} model={model} />}
            {model.url !== null && <Trial model={model} keeps={keeps} />}
            {model.url !== null && <Figures model={model} />}
          </div>
        )}
      </Shown>
    </Page>
  )
}

function Figures({ model }: { model: Model }) {
  const { model: words, quality } = useWords()
  return (
    <section aria-labelledby="model-figures">
      <h2 id="model-figures">{words.figures.title}</h2>
      <div className="quality-pairs">
        <Reasons
          title={words.figures.answers}
          none={words.figures.none}
          rows={model.answers.map(({ outcome, count }) => ({ reason: outcome, count }))}
          words={words.outcomes}
        />
        <Reasons
          title={words.figures.heldBack}
          none={words.figures.heldBackNone}
          rows={model.heldBack}
          words={quality.wrongs}
        />
      </div>
    </section>
  )
}
