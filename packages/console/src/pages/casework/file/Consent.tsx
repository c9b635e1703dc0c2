import { call } from '@anxin/kit/caller.ts'
import { Button } from 'antd'
import { useState } from 'react'
import type { Reply } from '../../../parts/ask/doors.ts'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import { dayName, shortTime } from '../../../parts/show/times.ts'
import type { Case } from '../shapes.ts'
import { AskConsent } from './AskConsent.tsx'

const purposes = [
  'case_record',
  'case_sharing',
  'case_supervision',
  'recording',
  'referral',
  'reminders',
  'research',
] as const

/** What was agreed to, one line a purpose; and what may leave the case because of it. */
export function Consent({ one }: { one: Case }) {
  const { words: all, locale } = useLanguage()
  const { consent: words } = all.casework
  const [asking, setAsking] = useState(false)
  return (
    <>
      <section aria-label={words.title}>
        <h3>
          {words.title}
          <small>{words.about}</small>
        </h3>
        <ul className="case-agreed wide">
          {purposes.map((purpose) => {
            const found = one.consents.find((each) => each.purpose === purpose)
            return (
              <li key={purpose} className={found?.given ? 'yes' : 'no'}>
                <Icon name={found?.given ? 'tick' : 'lock'} size={16} />
                <span>{words.purposes[purpose]}</span>
                <small>
                  {found
                    ? `${found.given ? words.given : words.notGiven} · ${words.how[found.how] ?? found.how} · ${dayName(found.at, locale)}`
                    : words.unknown}
                </small>
              </li>
            )
          })}
        </ul>
        <p className="hint">{words.seven}</p>
        <Button type="primary" onClick={() => setAsking(true)}>
          {words.ask}
        </Button>
      </section>
      {one.acts.length > 0 && <Signed one={one} />}
      <Summary one={one} />
      {asking && <AskConsent one={one} what="consent" close={() => setAsking(false)} />}
    </>
  )
}

/** How each was signed: who was there, who heard it, who helped to decide. */
function Signed({ one }: { one: Case }) {
  const { consent: words } = useWords().casework
  return (
    <section aria-label={words.acts}>
      <h3>
        {words.acts}
        <small>{words.actsAbout}</small>
      </h3>
      <ul className="case-agreed wide">
        {one.acts.map((act) => (
          <li key={act.id}>
            <span>
              <b>{words.actOf[act.what]}</b> {words.how[act.how] ?? act.how}
              {act.byName && ` · ${words.actBy(act.byName)}`}
              {act.witness && ` · ${words.actWitness(act.witness)}`}
              {act.supporter && ` · ${words.actSupporter(act.supporter.name, act.supporter.relation)}`}
            </span>
            <small className="n" title={words.summaryMade(act.shown)}>
              {shortTime(act.at)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Made = Reply<'GET /api/record/cases/:id/summary'>
function Summary({ one }: { one: Case }) {
  const { consent: words, states } = useWords().casework
  const [made, setMade] = useState<Made>()
  const [error, setError] = useState<Error | null>(null)
  const make = async (purpose: 'case_supervision' | 'referral'): Promise<void> => {
    try {
      setMade(await call('GET /api/record/cases/:id/summary', { params: { id: one.id, purpose } }))
      setError(null)
    } catch (refused) {
      setMade(undefined)
      setError(refused as Error)
    }
  }
  const said = (label: string, text: string): string =>
    label === 'state' ? (states[text as keyof typeof states] ?? text) : text
  return (
    <section>
      <h3>
        {words.summary}
        <small>{words.summaryAbout}</small>
      </h3>
      <div className="row">
        {(['case_supervision', 'referral'] as const).map((purpose) => (
          <Button key={purpose} onClick={() => void make(purpose)}>
            {words.summaryFor[purpose]}
          </Button>
        ))}
      </div>
      <RefusalLine error={error} />
      {made && (
        <div className="panel case-summary">
          <dl>
            {made.lines.map(({ label, text }) => (
              <div key={`${label} ${text}`}>
                <dt>{words.summaryLabels[label] ?? label}</dt>
                <dd>{said(label, text)}</dd>
              </div>
            ))}
          </dl>
          <p className="hint n">{words.summaryMade(made.hash.slice(0, 16))}</p>
        </div>
      )}
    </section>
  )
}
