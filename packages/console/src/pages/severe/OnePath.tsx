import { policeScript, sendingRules, signWords } from '@anxin/core/severe/words.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Fragment, useState } from 'react'
import '../../styles/care/referral.css'
import { type Reply, reading } from '../../parts/ask/doors.ts'
import { useLanguage, useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { fullTime, shortTime } from '../../parts/show/times.ts'
import { severeRoute } from '../../routes-referral.tsx'
import { OpenCaseLink } from '../casework/open/OpenCaseLink.tsx'
import { type Asked, PathDialog } from './PathDialog.tsx'

export type Path = Reply<'GET /api/severe/paths/:id'>

/** One path: the rules first, what may be done now, and the history nobody can change. */
export function OnePath() {
  const { severe: words, referral } = useWords()
  const { pathId } = severeRoute.useParams()
  const [asked, setAsked] = useState<{ what: Asked; contactId?: string }>()
  const query = useQuery({ ...reading('GET /api/severe/paths/:id', { id: pathId }), refetchInterval: 30_000 })
  const one = query.data
  return (
    <Page
      gate="severeWork"
      back={
        <Link to="/severe" className="to-list">
          <Icon name="left" size={16} />
          {words.list}
        </Link>
      }
      title={one ? (one.name ?? referral.anonymous) : words.title}
      acts={one && <OpenCaseLink name={one.name} source="report" from={one.id} />}
      about={one && `${words.states[one.state]}${one.level === null ? '' : ` · ${words.level(one.level)}`}`}
    >
      <Shown query={query}>
        {(path) => (
          <div className="letter-cols">
            <div className="stack">
              <Seen path={path} ask={(what) => setAsked({ what })} />
              <AtHome path={path} />
              <Owed path={path} ask={(contactId) => setAsked({ what: 'contact', contactId })} />
            </div>
            <div className="stack">
              <Rules path={path} />
              <History path={path} />
            </div>
            {asked && <PathDialog path={path} {...asked} close={() => setAsked(undefined)} />}
          </div>
        )}
      </Shown>
    </Page>
  )
}

const acts = ['visit', 'visited', 'level', 'refer', 'admitted', 'discharged', 'end'] as const

function Seen({ path, ask }: { path: Path; ask: (what: Asked) => void }) {
  const { severe: words } = useWords()
  const names = {
    ...{ visit: words.plan, visited: words.visit, level: words.judge, refer: words.refer },
    ...{ admitted: words.admission, discharged: words.discharge, end: words.end },
  }
  const open = acts.filter((what) => path.may.includes(what))
  // whatever leads furthest is what the path waits for; who is home again is followed, not sent by habit
  const follows = path.state === 'following'
  const next = open.findLast((what) => what !== 'end' && !(follows && what === 'refer'))
  return (
    <section className="panel" aria-label={words.words}>
      <h2>{words.words}</h2>
      <p>{path.answers.map((answer) => words.six[answer]).join('、')}</p>
      {path.words && <p>{path.words}</p>}
      {path.where && <p className="hint">{path.where}</p>}
      {path.visits.map((visit) => (
        <p key={visit.id} className="hint n">
          {visit.pair.join(' + ')} · {shortTime(visit.askedAt)}
          {visit.outcome && ` · ${words.outcomes[visit.outcome]}`}
          {visit.words && ` · ${visit.words}`}
        </p>
      ))}
      <div className="letter-acts">
        {open.map((what) => (
          <Button key={what} type={what === next ? 'primary' : 'default'} onClick={() => ask(what)}>
            {names[what]}
          </Button>
        ))}
      </div>
    </section>
  )
}

function Owed({ path, ask }: { path: Path; ask: (id: string) => void }) {
  const { severe: words, referral } = useWords()
  return (
    <section className="panel" aria-label={words.contacts}>
      {path.referrals.length > 0 && <h2>{words.hospitals}</h2>}
      {path.referrals.map((sent) => (
        <p key={sent.id}>
          <Link className="link" to="/referrals/$referralId" params={{ referralId: sent.id }}>
            {sent.toName}
          </Link>{' '}
          <span className="tag">{referral.states[sent.state as keyof typeof referral.states]}</span>
          {sent.acceptBy && <span className="hint n"> {words.by(shortTime(sent.acceptBy))}</span>}
        </p>
      ))}
      <h2>{words.contacts}</h2>
      {path.contacts.length === 0 && <p className="hint">{words.contactsNone}</p>}
      <ul className="owed">
        {path.contacts.map((one) => (
          <li key={one.id}>
            <div>
              <b>{words.kinds[one.kind]}</b>
              {one.steady !== null && (
                <span className={one.steady ? 'tag good' : 'tag bad'}>
                  {one.steady ? words.steadyYes : words.steadyNo}
                </span>
              )}
              {one.note && <p>{one.note}</p>}
              <span className="hint">
                {one.rule} · {one.norm}
              </span>
            </div>
            <span className={one.late ? 'n late' : 'n'}>
              {one.doneAt ? `${words.done} ${one.by ?? ''}` : words.by(shortTime(one.dueAt))}
            </span>
            {!one.doneAt && <Button onClick={() => ask(one.id)}>{words.done}</Button>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What hospital and family told, and how it goes on at home. */
function AtHome({ path }: { path: Path }) {
  const { severe: words } = useWords()
  if (path.told.length === 0) return null
  return (
    <section className="panel" aria-label={words.toldTitle}>
      <h2>{words.toldTitle}</h2>
      {path.told.map((one) => (
        <p key={one.id}>
          <b>{words.toldKinds[one.kind]}</b> {one.note}
          <br />
          <span className="hint n">
            {shortTime(one.at)} · {one.by}
          </span>
        </p>
      ))}
      {path.home && (
        <dl className="letter-leaves">
          {(['clinician', 'reminds', 'watch', 'place'] as const).map((name) =>
            path.home?.[name] ? (
              <Fragment key={name}>
                <dt>{words.home[name]}</dt>
                <dd>{path.home[name]}</dd>
              </Fragment>
            ) : null,
          )}
        </dl>
      )}
    </section>
  )
}

function Rules({ path }: { path: Path }) {
  const { words: all, locale } = useLanguage()
  const words = all.severe
  const last = path.levels.at(-1)
  return (
    <section className="panel" aria-label={words.rules}>
      <h2>{words.rules}</h2>
      <ul className="sending-rules">
        {sendingRules[locale].map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {path.consequence?.police && (
        <>
          <h2>{words.script}</h2>
          <blockquote className="letter-leaves">
            {policeScript[locale](
              path.where ?? '',
              (last?.signs ?? []).map((sign) => signWords[locale][sign]).join('；'),
              '',
            )}
          </blockquote>
        </>
      )}
    </section>
  )
}

function History({ path }: { path: Path }) {
  const { words: all, locale } = useLanguage()
  const words = all.severe
  return (
    <section className="panel" aria-label={words.history}>
      <h2>{words.history}</h2>
      {path.levels.length === 0 && <p className="hint">{words.historyNone}</p>}
      {path.levels.map((one) => (
        <p key={one.seq}>
          <b className="n">{words.level(one.level)}</b>{' '}
          {one.signs.map((sign) => signWords[locale][sign]).join('；') || words.noSigns}
          <br />
          <span className="hint n">
            {fullTime(one.at)} · {one.by} + {one.second} · {one.rule} · {one.norm} · {one.hash}
          </span>
        </p>
      ))}
      {path.levels.length > 0 && (
        <p>
          <span className={path.whole ? 'tag calm' : 'tag bad'}>
            {path.whole ? words.whole : words.broken}
          </span>
        </p>
      )}
    </section>
  )
}
