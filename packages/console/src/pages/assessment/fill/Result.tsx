import { minorRuleOf } from '@anxin/core/care/plan/minors.ts'
import { youngWords } from '@anxin/core/care/plan/young.words.ts'
import { resultWordsEn } from '@anxin/core/care/result.words.en.ts'
import { resultWords } from '@anxin/core/care/result.words.ts'
import { serviceLevelOf } from '@anxin/core/care/sla.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import '../../../styles/event.css'
import '../../../styles/care/entry.css'
import { isSent, type Sitting } from '../../../parts/ask/sitting/shape.ts'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { ColourTag, colourClass } from '../../../parts/show/ColourMark.tsx'
import { useFactWords } from '../../worklist/facts.ts'
import type { RuleName } from '../../worklist/shapes.ts'
import { SentMark } from './SentMark.tsx'
import { type Shelf, type Worked, work } from './work.ts'

/** What came out, in words for staff: the judgement with its findings, each form, and what to tell the person. */
export function Result({ sitting, shelf, leave }: { sitting: Sitting; shelf: Shelf; leave: () => void }) {
  const { worklist, assessment } = useWords()
  const { result: words } = assessment.fill
  const worked = work(sitting, shelf)
  const { care } = worked
  const sent = isSent(sitting)
  return (
    <div className="result">
      <section className={`why evidence ${colourClass(care.colour)}`} aria-label={words.title}>
        <h3>
          {words.suggests} <ColourTag colour={care.colour} />
          <small>{sent ? words.server : words.device}</small>
        </h3>
        <Evidence worked={worked} />
        <p className="judged">
          {worklist.rules[care.rule as RuleName]} ·{' '}
          {worklist.entry.tierOf(care.tier, worklist.tiers[care.tier])}
        </p>
      </section>
      <section className="panel">
        <h2>
          {words.forms} <SentMark sitting={sitting} />
        </h2>
        <Forms worked={worked} />
        <p className="hint">{words.note}</p>
      </section>
      <Tell sitting={sitting} worked={worked} />
      <div className="acts">
        {sent && (
          <Link className="link" to="/measures/$residentId" params={{ residentId: sitting.person.id }}>
            {words.toMeasures}
          </Link>
        )}
        <Button type="primary" size="large" onClick={leave}>
          {words.again}
        </Button>
      </div>
    </div>
  )
}

function Evidence({ worked }: { worked: Worked }) {
  const fact = useFactWords()
  const found = new Map(
    worked.care.evidence.flatMap((line) => line.findings).map((one) => [one.fact, one] as const),
  )
  if (found.size === 0) return null
  return (
    <ul className="found-facts">
      {[...found.values()].map((one) => (
        <li key={one.fact}>{fact(one)}</li>
      ))}
    </ul>
  )
}

function Forms({ worked }: { worked: Worked }) {
  const { assessment } = useWords()
  const bandOf = ({ bands }: Definition, id: string | null): string => {
    const label = bands.find((band) => band.id === id)?.label ?? ''
    return assessment.measures.bands[label] ?? label
  }
  const { result: words } = assessment.fill
  return (
    <ul className="lines">
      {worked.filled.map(({ definition, score }) => (
        <li key={definition.id}>
          <b>{definition.title}</b>
          <span className="n">
            {score.total !== null ? <b>{score.total}</b> : score.valid ? words.noScore : words.notScored}{' '}
            {bandOf(definition, score.band)}
            {score.prorated && ` · ${assessment.measures.prorated}`}
            {score.flags.map((flag) => ` · ${assessment.measures.flag[flag] ?? flag}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What to tell the person: the words of the house once it has them, the same words of the release before. */
function Tell({ sitting, worked }: { sitting: Sitting; worked: Worked }) {
  const { words: all, locale } = useLanguage()
  const { result: words } = all.assessment.fill
  const { colour, rule } = worked.care
  const plain = minorRuleOf(sitting.person.age ?? undefined).plainResult
  const usual = locale === 'en' ? resultWordsEn : resultWords
  const own = (plain ? youngWords[locale].titles : usual)[colour]
  const contact = serviceLevelOf(colour, rule)?.contact
  const hours = contact && 'hours' in contact ? contact.hours : 72
  const { title, body } = sitting.house.result ?? {
    title: own.title,
    body: own.body.replace('{hours}', String(hours)),
  }
  return (
    <section className="panel tell">
      <h2>{words.toResident}</h2>
      <b>{title}</b>
      <p>{body}</p>
    </section>
  )
}
