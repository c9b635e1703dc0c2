import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import '../../../styles/care/rules.css'
import { reading } from '../../../parts/ask/doors.ts'
import { useKept } from '../../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { RulesTabs } from '../../../parts/shell/RulesTabs.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { fullTime } from '../../../parts/show/times.ts'
import { type Cutoffs, changesOf, countChanged, type Draft, isWrong } from './draft.ts'
import { Propose } from './Propose.tsx'
import { Table } from './Table.tsx'
import { Waiting } from './Waiting.tsx'

const nothing: Draft = {}

/** Cut-offs in force beside those of the release; changed by two people, after a look at who would move. */
export function Thresholds() {
  const { thresholds: words } = useWords().worklist
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/worklist/thresholds'), enabled: mayEnter(me, 'rules') })
  const [editing, setEditing] = useState(false)
  const may = mayEnter(me, 'rulesKeeping') && query.data !== undefined && query.data.waiting === null
  return (
    <Page
      gate="rules"
      title={words.title}
      about={words.about}
      acts={
        may &&
        !editing && (
          <Button type="primary" icon={<Icon name="pen" size={16} />} onClick={() => setEditing(true)}>
            {words.edit}
          </Button>
        )
      }
    >
      <RulesTabs />
      <Shown query={query} lines={9}>
        {(cutoffs) => (
          <div className="stack">
            {cutoffs.waiting && <Waiting cutoffs={cutoffs} waiting={cutoffs.waiting} />}
            {editing && may ? (
              <Editing cutoffs={cutoffs} close={() => setEditing(false)} />
            ) : (
              <Table cutoffs={cutoffs} />
            )}
            <Past cutoffs={cutoffs} />
          </div>
        )}
      </Shown>
    </Page>
  )
}

function Editing({ cutoffs, close }: { cutoffs: Cutoffs; close: () => void }) {
  const { thresholds: words } = useWords().worklist
  const [draft, setDraft, forget] = useKept<Draft>('cutoffs', nothing)
  const [proposing, setProposing] = useState(false)
  const changes = changesOf(cutoffs, draft)
  const wrong = cutoffs.rows.some((row) => isWrong(draft[row.line]))
  const leave = (): void => {
    forget()
    close()
  }
  return (
    <>
      <div className="editing-bar" role="status">
        <b className="n">{wrong ? words.wrong : words.editing(countChanged(cutoffs, draft))}</b>
        <Button onClick={leave}>{words.cancel}</Button>
        <Button type="primary" disabled={changes === undefined || wrong} onClick={() => setProposing(true)}>
          {words.preview}
        </Button>
      </div>
      <Table cutoffs={cutoffs} draft={draft} change={setDraft} />
      {proposing && changes && (
        <Propose changes={changes} close={() => setProposing(false)} proposed={leave} />
      )}
    </>
  )
}

function Past({ cutoffs }: { cutoffs: Cutoffs }) {
  const { thresholds: words } = useWords().worklist
  return (
    <section className="panel">
      <h2>{words.past}</h2>
      {cutoffs.past.length === 0 && <p className="hint">{words.pastNone}</p>}
      <ul className="lines">
        {cutoffs.past.map((one) => (
          <li key={one.version}>
            <div>
              <b className="n">{words.version(one.version)}</b>
              <p>{one.reason}</p>
            </div>
            <span className="n">
              {words.pastLine(one.by, one.second)} · {fullTime(one.at).slice(0, 16)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
