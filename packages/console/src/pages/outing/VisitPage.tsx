import { countWaiting } from '@anxin/core/outing/queue.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import '../../styles/care/outing.css'
import { reading } from '../../parts/ask/doors.ts'
import { sayStep } from '../../parts/ask/outing/send.ts'
import { isSealed, useKeptDay, useOutboxes, type Visit } from '../../parts/ask/outing/store.ts'
import { useVault } from '../../parts/ask/outing/vault.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Failed, Waiting } from '../../parts/show/States.tsx'
import { clockTime } from '../../parts/show/times.ts'
import { Company } from './Day.tsx'
import { ChangeVisit } from './Details.tsx'
import { VisitForm } from './Form.tsx'
import { Papers } from './Papers.tsx'
import { Pin } from './Pin.tsx'
import { Timer } from './Timer.tsx'
import { telOf } from './tel.ts'

/** One visit, in front of a door: where, whom to ring, whether one is safe, and what was seen. */
export function VisitPage() {
  const { visitId } = useParams({ from: '/shell/outings/$visitId' })
  const { outing: words } = useWords()
  const me = useMe()
  const query = useQuery({
    ...reading('GET /api/outing/visits/:id', { id: visitId }),
    enabled: mayEnter(me, 'outing'),
    refetchInterval: 30_000,
  })
  const vault = useVault(me?.personId)
  const kept = useKeptDay()
  const visit =
    query.data?.visit ?? (query.isError ? kept?.visits.find(({ id }) => id === visitId) : undefined)
  // from the calendar one comes by the appointment; what is written hangs on the visit
  if (query.data && query.data.visit.id !== visitId)
    return <Navigate to="/outings/$visitId" params={{ visitId: query.data.visit.id }} replace />
  return (
    <main className="page outing-page">
      <Link to="/outings" className="to-list">
        <Icon name="left" size={16} />
        {words.back}
      </Link>
      {visit && me ? (
        <Opened visit={visit} owner={me.personId} />
      ) : query.isError && me && vault === 'locked' ? (
        <Locked owner={me.personId} visitId={visitId} />
      ) : query.isError ? (
        <Failed error={query.error} again={() => void query.refetch()} />
      ) : (
        <Waiting lines={8} />
      )}
    </main>
  )
}

/** Without a network and without the PIN: who and where lie sealed, but help is called for, and safety said, as always. */
function Locked({ owner, visitId }: { owner: string; visitId: string }) {
  const { timer: words } = useWords().outing
  const box = useOutboxes(owner).find((one) => one.visitId === visitId)
  const unsent = (step: 'help' | 'safe'): boolean => box?.steps.some((one) => one.step === step) ?? false
  return (
    <>
      <section className="panel outing-timer" aria-label={words.title}>
        <h2>{words.title}</h2>
        {unsent('help') && (
          <p className="outing-danger" role="alert">
            {words.unsentHelp}
          </p>
        )}
        {unsent('safe') && (
          <p className="outing-truth" role="status">
            {words.unsentSafe}
          </p>
        )}
        <div className="outing-buttons">
          <Button type="primary" size="large" onClick={() => sayStep(owner, visitId, 'safe', null)}>
            {words.safe}
          </Button>
          <Button danger size="large" onClick={() => sayStep(owner, visitId, 'help', null)}>
            {words.help}
          </Button>
        </div>
        <p className="outing-acts">
          <a className="visit-call n" href="tel:110">
            110
          </a>
          <a className="visit-call n" href="tel:120">
            120
          </a>
        </p>
      </section>
      <Pin owner={owner} unsent={isSealed(owner, visitId)} />
    </>
  )
}

function Opened({ visit, owner }: { visit: Visit; owner: string }) {
  const { outing: words, refusals } = useWords()
  const box = useOutboxes(owner).find((one) => one.visitId === visit.id)
  const count = box ? countWaiting(box) : 0
  const vault = useVault(owner)
  const sealed = isSealed(owner, visit.id)
  return (
    <>
      <header className="outing-head">
        <h1>{visit.name}</h1>
        <p className="outing-where">
          <b className="n">
            {clockTime(visit.startsAt)}–{clockTime(visit.endsAt)}
          </b>{' '}
          {visit.where ?? words.noWhere}
        </p>
        <Company visit={visit} />
        {visit.inside?.why && (
          <p>
            {words.why}：{visit.inside.why}
          </p>
        )}
        {visit.inside && visit.inside.bring.length > 0 && (
          <p className="hint">
            {words.bring}：{visit.inside.bring.map((code) => words.brings[code]).join('、')}
          </p>
        )}
        {visit.inside && !visit.inside.form.signedAt && (
          <p className="outing-acts">
            <ChangeVisit visit={visit} inside={visit.inside} />
          </p>
        )}
        {visit.phone && (
          <a className="visit-call" href={telOf(visit.phone)}>
            <Icon name="phone" size={16} />
            {words.call} <span className="n">{visit.phone}</span>
          </a>
        )}
        <p className={count > 0 || sealed ? 'tag lamp outing-count' : 'tag good outing-count'} role="status">
          {box?.refused
            ? words.refused(refusals[box.refused as keyof typeof refusals] ?? box.refused)
            : count > 0
              ? words.waiting(count)
              : sealed
                ? words.pin.unsent
                : words.allSent}
        </p>
      </header>
      {visit.mine && <Timer visit={visit} owner={owner} box={box} />}
      <Pin owner={owner} unsent={sealed} />
      {visit.inside && vault !== 'locked' && (
        <>
          {vault === 'off' && !visit.inside.form.signedAt && (
            <p className="outing-truth" role="status">
              {words.pin.off}
            </p>
          )}
          <VisitForm visit={visit} inside={visit.inside} owner={owner} box={box} />
          <Papers visit={visit} owner={owner} papers={visit.inside.form.papers} />
        </>
      )}
    </>
  )
}
