import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { ReasonDialog } from '../../parts/fill/ReasonDialog.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { EnterRow } from './EnterRow.tsx'
import { refresh, type UnreadRow } from './shapes.ts'

/** Rows nobody could read, for a person to read; nothing stands here when there are none. */
export function UnreadRows() {
  const { unread: words } = useWords().partner
  const query = useQuery({ ...reading('GET /api/partner/rows'), refetchInterval: 15_000 })
  return (
    <Shown query={query} lines={2}>
      {({ rows }) =>
        rows.length > 0 && (
          <section className="unread-rows" aria-label={words.title(rows.length)}>
            <h2>{words.title(rows.length)}</h2>
            <p className="hint">{words.about}</p>
            <ul className="owed-list">
              {rows.map((row) => (
                <OneRow key={row.id} row={row} />
              ))}
            </ul>
          </section>
        )
      }
    </Shown>
  )
}

function OneRow({ row }: { row: UnreadRow }) {
  const { partner } = useWords()
  const { unread: words } = partner
  const say = useSay()
  const [asking, setAsking] = useState<'enter' | 'aside'>()
  const close = (): void => setAsking(undefined)
  const aside = useAct('POST /api/partner/rows/:id/nothing', {
    refresh: [...refresh],
    done: () => say.yes(words.asideDone),
  })
  return (
    <li className="panel owed" aria-label={`${row.partnerName} ${partner.line(row.line)}`}>
      <header>
        <b>{row.partnerName}</b>
        <span className="n">{partner.line(row.line)}</span>
        <span className="tag warn">{partner.problems[row.problem]}</span>
        <time className="n">{shortTime(row.at)}</time>
      </header>
      <blockquote>{row.raw}</blockquote>
      <footer className="acts">
        {row.eventId && (
          <Link to="/events/$eventId" params={{ eventId: row.eventId }} className="link">
            {words.open(row.eventNumber ?? '')}
          </Link>
        )}
        <Button onClick={() => setAsking('aside')}>{words.aside}</Button>
        <Button type="primary" onClick={() => setAsking('enter')}>
          {words.enter}
        </Button>
      </footer>
      {asking === 'enter' && <EnterRow row={row} close={close} />}
      {asking === 'aside' && (
        <ReasonDialog
          keep={`partner.${row.id}`}
          title={words.aside}
          about={words.asideAbout}
          label={words.asideReason}
          yes={words.aside}
          act={{
            ...{ isPending: aside.isPending, error: aside.error },
            send: (reason, done) =>
              aside.mutate({ params: { id: row.id }, body: { reason } }, { onSuccess: done }),
          }}
          close={close}
        />
      )}
    </li>
  )
}
