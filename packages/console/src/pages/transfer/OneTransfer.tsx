import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import '../../styles/care/referral.css'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { ColourMark } from '../../parts/show/ColourMark.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { fullTime, shortDay, shortTime } from '../../parts/show/times.ts'
import { transferRoute } from '../../routes-referral.tsx'
import { AcceptDialog } from './AcceptDialog.tsx'
import { Moves, Remains } from './Counts.tsx'
import { EndDialog } from './EndDialog.tsx'
import { afterWrite, type Detail } from './shapes.ts'

/** One transfer: what goes with counts and fingerprints of both sides; why, the person’s yes, and what may be done. */
export function OneTransfer() {
  const { transfer: words } = useWords()
  const { transferId } = transferRoute.useParams()
  const query = useQuery({
    ...reading('GET /api/transfer/transfers/:id', { id: transferId }),
    refetchInterval: 60_000,
  })
  const one = query.data
  return (
    <Page
      gate="transfer"
      back={
        <Link to="/transfers" className="to-list">
          <Icon name="left" size={16} />
          {words.list}
        </Link>
      }
      title={one ? `${words.title} · ${one.label}` : words.title}
      about={one && <Where one={one} />}
    >
      <Shown query={query} lines={8}>
        {(detail) => (
          <div className="letter-cols">
            <div className="stack">
              {detail.arrived && <Arrived one={detail} />}
              <Moves {...detail} />
            </div>
            <div className="stack">
              <Acts one={detail} />
              <Why one={detail} />
              <Remains {...detail} />
            </div>
          </div>
        )}
      </Shown>
    </Page>
  )
}

function Where({ one }: { one: Detail }) {
  const { transfer: words, assessment } = useWords()
  const population = one.population as keyof typeof assessment.populations | null
  return (
    <>
      <ColourMark colour={one.colour} /> {words.states[one.state]} · {words.way(one.fromName, one.toName)}
      {population && ` · ${assessment.populations[population]}`}
      {one.minor && ` · ${words.minor}`}
      {one.dueAt && ` · ${words.by(shortTime(one.dueAt))}`}
    </>
  )
}

function Arrived({ one }: { one: Detail }) {
  const { transfer: words } = useWords()
  return (
    <section className="panel arrived" role="status">
      <Icon name="tick" size={20} />
      <div>
        <b>{words.arrived}</b>
        <p className="hint">{one.incoming ? words.arrivedAbout : words.arrivedOut}</p>
      </div>
      {one.caseId && (
        <Link className="link" to="/cases/$caseId" params={{ caseId: one.caseId }}>
          {words.toCase}
        </Link>
      )}
    </section>
  )
}

function Acts({ one }: { one: Detail }) {
  const { transfer: words } = useWords()
  const [asked, setAsked] = useState<'accept' | 'decline' | 'withdraw'>()
  const second = useAct('POST /api/transfer/transfers/:id/second', { refresh: afterWrite })
  const close = (): void => setAsked(undefined)
  if (one.may.length === 0 && !one.late) return null
  return (
    <section className="panel" aria-label={words.states[one.state]}>
      {one.late && (
        <p className="wrong" role="alert">
          <b>{words.late}</b> {words.lateAbout}
        </p>
      )}
      <RefusalLine error={second.error} />
      {one.may.includes('answer') && <p className="hint">{words.acceptAbout}</p>}
      {one.may.includes('withdraw') && <p className="hint">{words.stillHere}</p>}
      <div className="letter-acts">
        {one.may.includes('answer') && (
          <>
            <Button type="primary" onClick={() => setAsked('accept')}>
              {words.accept}
            </Button>
            <Button onClick={() => setAsked('decline')}>{words.decline}</Button>
          </>
        )}
        {one.may.includes('second') && (
          <Button
            type="primary"
            loading={second.isPending}
            onClick={() => second.mutate({ params: { id: one.id } })}
          >
            {words.second}
          </Button>
        )}
        {one.may.includes('withdraw') && (
          <Button onClick={() => setAsked('withdraw')}>{words.withdraw}</Button>
        )}
      </div>
      {asked === 'accept' && <AcceptDialog one={one} close={close} />}
      {(asked === 'decline' || asked === 'withdraw') && <EndDialog one={one} what={asked} close={close} />}
    </section>
  )
}

/** Why it moves, on whose yes, and what was answered. */
function Why({ one }: { one: Detail }) {
  const { transfer: words } = useWords()
  const { agreed, exception } = one
  return (
    <section className="panel" aria-label={words.reasonTitle}>
      <h2>{words.reasonTitle}</h2>
      <p>{one.reason}</p>
      <h2>{words.consentTitle}</h2>
      {agreed && (
        <>
          <p>{words.agreed(words.people[agreed.by], words.ways[agreed.way], fullTime(agreed.at))}</p>
          <p className="hint">
            {agreed.witness && `${words.witnessed(agreed.witness)} · `}
            {agreed.until && words.agreedUntil(shortDay(agreed.until))}
          </p>
        </>
      )}
      {exception && (
        <>
          <p>{words.excepted(words.bases[exception.basis])}</p>
          <p className="hint">{words.exceptedBy(exception.by, exception.second)}</p>
          {exception.why && <p>{exception.why}</p>}
        </>
      )}
      {!agreed && !exception && <p>{words.states.asked}</p>}
      {one.answer && (
        <>
          <h2>{one.state === 'withdrawn' ? words.withdrawnTitle : words.answerTitle}</h2>
          <p>{one.answer}</p>
        </>
      )}
    </section>
  )
}
