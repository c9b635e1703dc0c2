import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId, writeKept } from '../../parts/ask/kept.ts'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { draftKey, heldOf } from './autosave.ts'
import type { Note } from './Notes.tsx'

/** Words of this computer that came too late: the note was signed on another one. They are added to it, or let go. */
export function LeftOver({ note, close }: { note: Note; close: () => void }) {
  const { record: words } = useWords()
  const [held] = useState(() => heldOf(note.id))
  const [id] = useState(newId)
  const done = (): void => {
    writeKept(draftKey(note.id), undefined)
    close()
  }
  const act = useAct('POST /api/record/notes/:id/addenda', { refresh: ['GET /api/record/cases/:id'], done })
  const text = (['said', 'seen', 'thought', 'plan', 'riskWords', 'next'] as const)
    .filter((part) => held && !held.sent && held.draft.fields[part] !== note.fields[part])
    .map((part) => held!.draft.fields[part])
    .filter(Boolean)
    .join('\n')
    .slice(0, 4000)
  if (text.trim().length < 2) return null
  return (
    <div className="case-clash" role="alert">
      <p>{words.leftOver}</p>
      <p className="both">{text}</p>
      <RefusalLine error={act.error} />
      <Button
        type="primary"
        loading={act.isPending}
        onClick={() => act.mutate({ params: { id: note.id }, body: { id, text } })}
      >
        {words.leftOverAdd}
      </Button>
      <Button onClick={done}>{words.leftOverDrop}</Button>
    </div>
  )
}
