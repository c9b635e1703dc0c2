import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import '../../../styles/event.css'
import '../../../styles/crisis/record.css'
import '../../../styles/care/entry.css'
import { reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { type Dialog, Forms } from '../forms/Forms.tsx'
import { useList } from '../list/reading.ts'
import type { Entry } from '../shapes.ts'
import { Aside } from './Aside.tsx'
import { mayDo } from './acts.ts'
import { EntryHead } from './EntryHead.tsx'
import { Lowering } from './Lowering.tsx'
import { MeasuresShort } from './MeasuresShort.tsx'
import { PastLevels } from './PastLevels.tsx'
import { Steps } from './Steps.tsx'
import { Why } from './Why.tsx'

/** One person on the list: the right side. */
export function EntryPage() {
  const { entryId } = useParams({ from: '/shell/worklist/worklist/$entryId' })
  return <OneEntry key={entryId} id={entryId} />
}

function OneEntry({ id }: { id: string }) {
  const { entry: words, list } = useWords().worklist
  const query = useQuery({ ...reading('GET /api/worklist/entries/:id', { id }), staleTime: 30_000 })
  // Opening an entry is noted in the audit, so it is not asked for on a clock: only when its row has changed.
  const row = useList('open', true)
    .data?.pages.flatMap((page) => page.rows)
    .find((one) => one.id === id)
  const seen = row && `${row.state} ${row.colour} ${row.ownerName} ${row.worse} ${row.dueAt}`
  const before = useRef(seen)
  const { refetch } = query
  useEffect(() => {
    const changed = before.current !== undefined && seen !== undefined && before.current !== seen
    before.current = seen
    if (changed) void refetch()
  }, [seen, refetch])
  return (
    <section className="case" aria-label={words.label}>
      <Link to="/worklist" className="to-list">
        <Icon name="left" size={16} />
        {list.back}
      </Link>
      <Shown query={query} lines={9}>
        {({ entry }) => <Opened entry={entry} />}
      </Shown>
    </section>
  )
}

function Opened({ entry }: { entry: Entry }) {
  const { entry: words } = useWords().worklist
  const me = useMe()
  const [dialog, setDialog] = useState<Dialog>()
  const may = mayDo(entry, me)
  return (
    <>
      <EntryHead entry={entry} may={may} open={setDialog} />
      {entry.state === 'closed' && <p className="closed-note">{words.closedNote}</p>}
      <div className="case-body">
        <div className="case-main">
          {entry.lowering && <Lowering entry={entry} lowering={entry.lowering} />}
          <Why entry={entry} open={setDialog} />
          <Steps entry={entry} may={may} open={setDialog} />
          {mayEnter(me, 'fill') && <MeasuresShort entry={entry} />}
          <PastLevels entry={entry} />
        </div>
        <Aside entry={entry} may={may} open={setDialog} />
      </div>
      {dialog && <Forms dialog={dialog} entry={entry} close={() => setDialog(undefined)} />}
    </>
  )
}
