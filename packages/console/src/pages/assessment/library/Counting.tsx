import { bandsInEnglish } from '@anxin/core/scale/english/bands.words.ts'
import { formIn } from '@anxin/core/scale/form-in.ts'
import { useQuery } from '@tanstack/react-query'
import { type Reply, reading } from '../../../parts/ask/doors.ts'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Shown } from '../../../parts/show/States.tsx'

type Whole = Reply<'GET /api/assessment/instruments/:id'>
type Counts = Whole['counting']
type Edges = Pick<Counts['bands'][number], 'min' | 'max'>

/** How one instrument counts, and what it asks: read when it is opened. */
export function Counting({ id }: { id: string }) {
  const { library: words } = useWords().assessment
  const query = useQuery(reading('GET /api/assessment/instruments/:id', { id }))
  return (
    <Shown query={query} lines={6}>
      {({ form, counting }) => (
        <>
          <section>
            <h3>{words.counting.title}</h3>
            <Bands counting={counting} />
            <Facts id={id} counting={counting} />
          </section>
          <Questions form={form} />
        </>
      )}
    </Shown>
  )
}

const span = ({ min, max }: Edges): string =>
  min === null && max === null ? '' : min === max ? String(min) : `${min ?? '…'}–${max ?? '…'}`

function Bands({ counting: { bands } }: { counting: Counts }) {
  const { words: all, locale } = useLanguage()
  const { counting: words } = all.assessment.library
  if (bands.length === 0) return null
  return (
    <ol className="bands" aria-label={words.bands}>
      {bands.map((one) => (
        <li key={`${one.label} ${span(one)} ${one.phases.join()} ${one.sexes.join()}`}>
          <b>{locale === 'en' ? (bandsInEnglish[one.label] ?? one.label) : one.label}</b>
          <span className="n">
            {one.label === span(one) ? '' : span(one)}
            {[...one.phases, ...one.sexes].map((when) => ` · ${words.when[when] ?? when}`).join('')}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Facts({ id, counting }: { id: string; counting: Counts }) {
  const { library } = useWords().assessment
  const { counting: words } = library
  const { missing, range, reliable, caseness, safety, reversed, note } = counting
  const edge = ({ min, max }: Edges): string =>
    min !== null ? words.from(min) : max !== null ? words.upTo(max) : ''
  const lost = missing.asNo ? words.missingNo(missing.allowed) : words.missingSome(missing.allowed)
  const isScored = counting.method !== 'record'
  const change = [
    ...(reliable === null ? [] : [words.reliable(reliable)]),
    ...(caseness === null ? [] : [words.caseness(caseness)]),
  ]
  const facts: readonly [string, string][] = [
    [words.total, range ? `${words.range(range.min, range.max)} · ${words.worse[counting.worse]}` : ''],
    [
      words.cutoffs,
      counting.cutoffs
        .map((one) => `${words.populations[one.population] ?? one.population} ${edge(one)}`)
        .join(' · '),
    ],
    [words.change, change.join(' · ')],
    [words.subscales, counting.subscales.map((one) => `${one.id}：${words.which(one.items)}`).join('\n')],
    [words.reversed, reversed.length > 0 ? words.which(reversed) : ''],
    [words.missing, isScored ? (missing.allowed === 0 ? words.missingNone : lost) : ''],
    [words.safety, safety.length > 0 ? `${words.which(safety)} · ${words.safetyAbout}` : ''],
    [words.rescreen, words.days(counting.rescreenDays)],
    [words.note, library.notes[id] ?? note ?? ''],
  ]
  return (
    <dl className="facts">
      {facts
        .filter(([, said]) => said !== '')
        .map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
    </dl>
  )
}

function Questions({ form }: Pick<Whole, 'form'>) {
  const { words: all, locale } = useLanguage()
  const { counting: words } = all.assessment.library
  const shown = formIn(form, locale)
  if (shown.items.every((one) => one.text === '')) return <p className="hint">{words.noText}</p>
  return (
    <section>
      <h3>{words.questions}</h3>
      {shown.stem && <p className="stem">{shown.stem}</p>}
      <ol className="asked">
        {shown.items.map((item) => (
          <li key={item.id}>
            <b className="n">{item.id}</b>
            <span>
              {item.text}
              <small>{item.options.map(({ value, label }) => `${value} ${label}`).join(' · ')}</small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
