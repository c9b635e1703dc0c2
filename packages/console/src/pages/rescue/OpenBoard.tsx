import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import type { EventDetail } from '../crisis/forms/fields.ts'
import type { Beside } from './beside.ts'

/** Opens the board of a search, or goes to the one that stands. */
export function OpenBoard({ event, beside }: { event: EventDetail; beside: Beside | undefined }) {
  const { rescue: words } = useWords()
  const go = useNavigate()
  const [id] = useState(newId)
  const act = useAct('POST /api/rescue/events/:id/board', {
    refresh: ['GET /api/rescue/events/:id', 'GET /api/rescue/boards'],
    done: (board) => void go({ to: '/rescue/$boardId', params: { boardId: board.id } }),
  })
  const searched = event.state === 'EMERGENCY' || event.state === 'UNREACHABLE'
  const standing = beside?.boardId
  if (!searched && !standing) return null
  return (
    <div className="open-board">
      <Button
        icon={<Icon name="together" size={16} />}
        loading={act.isPending}
        onClick={() =>
          standing
            ? void go({ to: '/rescue/$boardId', params: { boardId: standing } })
            : act.mutate({ params: { id: event.id }, body: { id } })
        }
      >
        {standing ? words.toBoard : words.openBoard}
      </Button>
      <RefusalLine error={act.error} />
    </div>
  )
}
