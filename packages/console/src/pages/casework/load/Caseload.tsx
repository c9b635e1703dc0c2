import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import '../../../styles/casework/shared.css'
import '../../../styles/casework/load.css'
import { type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { newId } from '../../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { useWords } from '../../../parts/language.tsx'
import { HeadRow } from '../../../parts/show/HeadRow.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import { shortDay } from '../../../parts/show/times.ts'
import { EndedFigures } from '../../record/EndedFigures.tsx'
import { CaseTabs } from '../CaseTabs.tsx'

type Load = Reply<'GET /api/casework/caseload'>
type Row = Load['rows'][number]
const heads = ['who', 'active', 'urgent', 'overdue', 'quiet', 'room'] as const

/** What everybody carries, before somebody is given one more. */
export function Caseload() {
  const { load: words } = useWords().casework
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/casework/caseload'), enabled: mayEnter(me, 'caseload') })
  const [asking, setAsking] = useState<Row>()
  return (
    <Page gate="caseload" title={words.title} about={words.about}>
      <CaseTabs />
      <Shown query={query}>
        {(load) =>
          load.rows.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} />
            </div>
          ) : (
            <div className="panel case-table">
              <table>
                <HeadRow names={heads.map((name) => words.head[name])} />
                <tbody>
                  {load.rows.map((row) => (
                    <LoadRow key={row.staffId} row={row} may={load.mayOverride} ask={() => setAsking(row)} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
      {me?.grants.some(({ role }) => role === 'supervisor') && <EndedFigures />}
      {asking && <Override row={asking} close={() => setAsking(undefined)} />}
    </Page>
  )
}

function LoadRow({ row, may, ask }: { row: Row; may: boolean; ask: () => void }) {
  const { load: words } = useWords().casework
  const me = useMe()
  const full = row.active >= row.cap || (row.urgentCap !== null && row.urgent >= row.urgentCap)
  const part = Math.min(100, Math.round((row.active / row.cap) * 100))
  return (
    <tr>
      <td>
        <b>{row.name}</b>
      </td>
      <td data-of={words.head.active} className="n">
        {words.of(row.active, row.cap)}
        <progress
          className={full ? 'load full' : 'load'}
          value={part}
          max={100}
          aria-label={words.of(row.active, row.cap)}
        />
      </td>
      <td data-of={words.head.urgent} className="n">
        {row.urgentCap === null ? row.urgent : words.of(row.urgent, row.urgentCap)}
      </td>
      <td data-of={words.head.overdue} className={row.overdue > 0 ? 'n bad-text' : 'n'}>
        {row.overdue}
      </td>
      <td data-of={words.head.quiet} className="n">
        {row.quiet}
      </td>
      <td data-of={words.head.room}>
        {row.overrideUntil ? (
          <span className="tag warn n">{words.until(shortDay(row.overrideUntil))}</span>
        ) : full ? (
          <>
            <span className="tag bad">{words.full}</span>{' '}
            {may && row.staffId !== me?.personId && (
              <Button size="small" onClick={ask}>
                {words.override}
              </Button>
            )}
          </>
        ) : (
          <span className="n">{words.roomLeft(row.cap - row.active)}</span>
        )}
      </td>
    </tr>
  )
}

function Override({ row, close }: { row: Row; close: () => void }) {
  const { load: words } = useWords().casework
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const act = useAct('POST /api/casework/overrides', { refresh: ['GET /api/casework/caseload'], done: close })
  return (
    <ActDialog
      title={`${words.override} · ${row.name}`}
      yes={words.override}
      ready={reason.trim().length > 1}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ body: { id, staffId: row.staffId, reason: reason.trim() } })}
    >
      <Field label={words.overrideReason}>
        <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  )
}
