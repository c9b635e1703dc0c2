import { fieldWords } from '@anxin/core/referral/words.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import '../../styles/care/referral.css'
import { reading } from '../../parts/ask/doors.ts'
import { useLanguage, useWords } from '../../parts/language.tsx'
import { ColourMark } from '../../parts/show/ColourMark.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { fullTime, shortTime } from '../../parts/show/times.ts'
import { referralRoute } from '../../routes-referral.tsx'
import { OpenCaseLink } from '../casework/open/OpenCaseLink.tsx'
import { Consent } from './Consent.tsx'
import { Letter } from './Letter.tsx'
import { NextSteps } from './NextSteps.tsx'
import type { Detail } from './shapes.ts'

/** One referral: letter and what leaves on the left, timers, consent and next steps on the right. */
export function OneReferral() {
  const { referral: words } = useWords()
  const { referralId } = referralRoute.useParams()
  const query = useQuery({
    ...reading('GET /api/referral/referrals/:id', { id: referralId }),
    refetchInterval: 30_000,
  })
  const one = query.data
  return (
    <Page
      gate="referral"
      back={
        <Link to="/referrals" className="to-list">
          <Icon name="left" size={16} />
          {words.list}
        </Link>
      }
      title={one ? `${one.name ?? words.anonymous} · ${one.number}` : words.title}
      acts={one && <OpenCaseLink name={one.name} source="referral" from={one.id} />}
      about={one && <Where one={one} />}
    >
      <Shown query={query}>
        {(detail) => (
          <div className="letter-cols">
            <div className="stack">
              {detail.may.includes('write') && <Letter one={detail} />}
              <Leaves one={detail} />
            </div>
            <div className="stack">
              <NextSteps one={detail} />
              {!detail.may.includes('write') ? null : <Consent one={detail} />}
              <Story one={detail} />
            </div>
          </div>
        )}
      </Shown>
    </Page>
  )
}

function Where({ one }: { one: Detail }) {
  const { referral: words } = useWords()
  return (
    <>
      <ColourMark colour={one.colour} /> {words.states[one.state]} · {words.tiers[one.tier]} ·{' '}
      {one.toName || words.recipient}
      {one.dueAt && one.awaits && ` · ${words.awaits[one.awaits]} ${words.by(shortTime(one.dueAt))}`}
      {one.late && ` · ${words.late}`}
    </>
  )
}

function Leaves({ one }: { one: Detail }) {
  const { words: all, locale } = useLanguage()
  const words = all.referral
  return (
    <section className="panel" aria-label={words.leaves}>
      <h2>{words.leaves}</h2>
      {one.lint.length > 0 && (
        <p className="wrong" role="alert">
          {words.lint(one.lint.map(({ word }) => word).join('、'))}
        </p>
      )}
      {one.missing.length > 0 && (
        <p className="wrong">
          {words.missing(one.missing.map((field) => fieldWords[locale][field]).join('、'))}
        </p>
      )}
      {one.leaves.length === 0 ? (
        <p className="hint">{words.nothingLeaves}</p>
      ) : (
        <dl className="letter-leaves">
          {one.leaves.map(({ field, text }) => (
            <div key={field}>
              <dt>{fieldWords[locale][field]}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

function Story({ one }: { one: Detail }) {
  const { referral: words } = useWords()
  return (
    <section className="panel" aria-label={words.story}>
      <h2>{words.viewed}</h2>
      {one.views.length === 0 && <p className="hint">{words.viewedNone}</p>}
      {one.views.map((view) => (
        <p key={view.at} className="hint n">
          {fullTime(view.at)} · {view.by} · {words.ways[view.way]}
        </p>
      ))}
      <h2>{words.story}</h2>
      {[...one.steps].reverse().map((step) => (
        <p key={step.seq}>
          <b>{words.whats[step.what.split(':')[0] ?? ''] || words.states[step.state]}</b>{' '}
          <span className="hint n">
            {fullTime(step.at)} · {step.by}
          </span>
          {step.text && (
            <>
              <br />
              {step.text}
            </>
          )}
        </p>
      ))}
    </section>
  )
}
