import { Button } from 'antd'
import { useWords } from '../../../../parts/language.tsx'
import { Nothing } from '../../../../parts/show/States.tsx'
import { fullTime, shortTime } from '../../../../parts/show/times.ts'
import type { EventDetail } from '../../forms/fields.ts'
import type { ActName } from '../acts.ts'
import { type Open, useActLabel } from '../EventHead.tsx'

type Kept = NonNullable<EventDetail['assessment']>
type Further = ReturnType<typeof useWords>['crisis']['forms']['further']

/** What was asked further; what nobody asked is left out. */
function furtherFacts(kept: Kept, words: Further, answers: Readonly<Record<Kept['psychosis'], string>>) {
  const facts: (readonly [string, string])[] = []
  const add = (name: string, value: string | null | undefined): void =>
    void (value && facts.push([name, value]))
  const said = (value: Kept['psychosis'] | undefined): string | null =>
    value && value !== 'not_asked' ? answers[value] : null
  add(words.frequency, kept.frequency && words.frequencies[kept.frequency])
  add(words.duration, kept.duration && words.durations[kept.duration])
  add(words.control, kept.control == null ? null : `${kept.control}/5`)
  add(words.preparation, kept.preparation)
  add(words.attempts, kept.attempts == null ? null : String(kept.attempts))
  add(words.lastAttempt, kept.lastAttempt)
  add(words.severity, kept.severity && words.severities[kept.severity])
  for (const sign of ['selfHarm', 'psychosis', 'substance', 'agitated'] as const)
    add(words[sign], said(kept[sign]))
  add(words.supports, kept.supports)
  add(words.reasons, kept.reasons)
  return facts
}

type Words = ReturnType<typeof useWords>['crisis']
const screenerText = (
  found: NonNullable<Kept['screenerFound']>,
  words: Further['screener'],
  assess: Words['forms']['assess'],
  levels: Words['triage'],
): string =>
  [
    assess.resultLevel(levels[found.level]),
    found.missing.length > 0 ? words.askHuman(found.missing.join('、')) : '',
  ]
    .filter(Boolean)
    .join('　')

/** The last assessment as it was written. */
export function AssessmentView({
  event,
  may,
  open,
}: {
  event: EventDetail
  may: ReadonlySet<ActName>
  open: Open
}) {
  const { crisis, act } = useWords()
  const { event: words, forms } = crisis
  const label = useActLabel(event)
  const edit = may.has('assess') && (
    <Button type={event.assessment ? 'default' : 'primary'} onClick={() => open.dialog({ name: 'assess' })}>
      {label('assess')}
    </Button>
  )
  const kept = event.assessment
  if (!kept)
    return (
      <div className="case-main">
        <Nothing title={words.assessmentNone} about={words.assessmentNoneAbout}>
          {edit}
        </Nothing>
      </div>
    )
  const facts: readonly (readonly [string, string])[] = [
    ...(kept.screenerFound
      ? [
          [
            'C-SSRS',
            screenerText(kept.screenerFound, forms.further.screener, forms.assess, crisis.triage),
          ] as const,
        ]
      : []),
    [forms.assess.plan, kept.plan ? act.yes : act.no],
    [forms.assess.intent, `${kept.intent}/10`],
    [forms.assess.means, kept.meansAtHand.map((code) => crisis.means[code]).join('、') || act.none],
    [
      forms.assess.behaviour,
      kept.lastBehaviourDays === null
        ? forms.assess.behaviourNone
        : forms.assess.behaviourAgo(kept.lastBehaviourDays),
    ],
    ...furtherFacts(kept, forms.further, crisis.answers),
    [forms.assess.withWhom, kept.withWhom],
    [
      forms.assess.location,
      kept.location && kept.locationUntil
        ? `${kept.location}　${forms.further.placeUntil(fullTime(kept.locationUntil).slice(0, 10))}`
        : kept.location,
    ],
    [forms.assess.protective, kept.protective],
    [forms.assess.triggers, kept.triggers],
    [forms.assess.decision, kept.decision],
    [forms.assess.rationale, kept.rationale],
    ...(kept.consulted
      ? [[forms.further.consulted, kept.consultedName ?? forms.further.consultedNobody] as const]
      : []),
  ]
  return (
    <div className="case-main">
      <section>
        <h3>
          <span className={`tag triage ${kept.triage.toLowerCase()}`}>
            {forms.assess.resultLevel(crisis.triage[kept.triage])}
          </span>
          <small className="n">{words.assessedBy(kept.by, shortTime(kept.at))}</small>
          {edit}
        </h3>
        <ol className="asked">
          {kept.asq.map((answer, index) => (
            <li key={forms.assess.questions[index]}>
              <span>
                {index + 1}　{forms.assess.questions[index]}
              </span>
              <b className={answer}>{crisis.answers[answer]}</b>
            </li>
          ))}
        </ol>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value || '—'}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{forms.assess.meansHint}</p>
      </section>
    </div>
  )
}
