import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import type { Case } from '../casework/shapes.ts'
import { LeftOver } from './LeftOver.tsx'
import { NoteEditor } from './NoteEditor.tsx'
import { Outcomes } from './Outcomes.tsx'
import { WorkingNotes } from './WorkingNotes.tsx'

export type Note = Reply<'GET /api/record/cases/:id'>['notes'][number]

/** Session notes of a case, how measures moved, and one’s own private notes. */
export function Notes({ one }: { one: Case }) {
  const { record: words } = useWords()
  const query = useQuery({ ...reading('GET /api/record/cases/:id', { id: one.id }), staleTime: 10_000 })
  // which note is being written is remembered: a closed tab opens on it again
  const [writing, setWriting, stop] = useKept<string | null>(`note.open.${one.id}`, null)
  return (
    <Shown query={query}>
      {(found) => {
        const draft = found.notes.find(({ id }) => id === writing)
        return (
          <>
            <section aria-label={words.title}>
              <h3>
                {words.title}
                {writing === null && (
                  <Button
                    type="primary"
                    size="small"
                    icon={<Icon name="pen" size={14} />}
                    onClick={() => setWriting(newId())}
                  >
                    {words.write}
                  </Button>
                )}
              </h3>
              {writing !== null && !draft?.signedAt && (
                <NoteEditor key={writing} one={one} id={writing} note={draft} close={stop} />
              )}
              {draft?.signedAt && <LeftOver note={draft} close={stop} />}
              {found.notes.length === 0 && writing === null && <p className="hint">{words.none}</p>}
              <ul className="case-notes">
                {found.notes
                  .filter(({ id, signedAt }) => id !== writing || signedAt !== null)
                  .map((note) => (
                    <OneNote key={note.id} note={note} goOn={() => setWriting(note.id)} />
                  ))}
              </ul>
            </section>
            <section>
              <h3>
                {words.outcomes}
                <small>{words.outcomesAbout}</small>
              </h3>
              <Outcomes record={found} />
            </section>
            <WorkingNotes one={one} heads={found.workingNotes} />
          </>
        )
      }}
    </Shown>
  )
}

function OneNote({ note, goOn }: { note: Note; goOn: () => void }) {
  const { record: words } = useWords()
  const [adding, setAdding] = useState(false)
  const { fields } = note
  return (
    <li className="panel" data-note={note.signedAt ? 'signed' : 'draft'}>
      <p className="note-head n">
        <b>{shortTime(note.sessionAt)}</b>
        {note.mode && <span>{words.modes[note.mode]}</span>}
        {note.attendance && <span>{words.attendances[note.attendance]}</span>}
        {note.risk && (
          <span className={note.risk === 'present' ? 'tag bad' : 'tag'}>{words.risks[note.risk]}</span>
        )}
        {note.late && <span className="tag warn">{words.late}</span>}
        <small>
          {note.authorName} · {note.signedAt ? words.signed(shortTime(note.signedAt)) : words.draft}
        </small>
        {!note.signedAt && note.mine && (
          <Button size="small" onClick={goOn}>
            {words.goOn}
          </Button>
        )}
      </p>
      <dl>
        {(['said', 'seen', 'thought', 'plan'] as const)
          .filter((part) => fields[part].trim())
          .map((part) => (
            <div key={part}>
              <dt>{words.parts[note.format][part]}</dt>
              <dd>{fields[part]}</dd>
            </div>
          ))}
        {fields.next && (
          <div>
            <dt>{words.next}</dt>
            <dd>{fields.next}</dd>
          </div>
        )}
      </dl>
      {note.addenda.map((one) => (
        <p key={one.id} className="addendum">
          <b>{words.addendum}</b> {one.text}{' '}
          <small className="n">{`${one.authorName} ${shortTime(one.at)}`}</small>
        </p>
      ))}
      {note.signedAt && !adding && (
        <Button size="small" type="text" onClick={() => setAdding(true)}>
          {words.addendumAdd}
        </Button>
      )}
      {adding && <Addendum noteId={note.id} close={() => setAdding(false)} />}
    </li>
  )
}

function Addendum({ noteId, close }: { noteId: string; close: () => void }) {
  const { record: words } = useWords()
  const [id] = useState(newId)
  const [text, setText, forget] = useKept(`addendum.${noteId}`, '')
  const act = useAct('POST /api/record/notes/:id/addenda', {
    refresh: ['GET /api/record/cases/:id'],
    done: () => {
      forget()
      close()
    },
  })
  return (
    <div className="case-addendum">
      <Writing aria-label={words.addendum} value={text} write={setText} most={4000} />
      <RefusalLine error={act.error} />
      <Button
        size="small"
        type="primary"
        disabled={text.trim().length < 2}
        loading={act.isPending}
        onClick={() => act.mutate({ params: { id: noteId }, body: { id, text: text.trim() } })}
      >
        {words.addendumAdd}
      </Button>
    </div>
  )
}
