import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import '../../../styles/crisis/rescue.css'
import { queryClient, readAgain, reading } from '../../../parts/ask/doors.ts'
import { useStream } from '../../../parts/ask/live.ts'
import { holds, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Failed, Waiting } from '../../../parts/show/States.tsx'
import { serverNow, shortTime } from '../../../parts/show/times.ts'
import type { RescueBoard } from '../shapes.ts'
import { Acts, TakeCommand } from './Acts.tsx'
import { Clues } from './Clues.tsx'
import { Phones, Script, Where } from './Known.tsx'
import { Log } from './Log.tsx'
import { Seats } from './Seats.tsx'

const boardOf = (id: string) => reading('GET /api/rescue/boards/:id', { id })

/** The board of a search, as much of it as one's part sees; for a desk and for a phone. */
export function BoardPage() {
  const { boardId } = useParams({ from: '/shell/rescue/$boardId' })
  const me = useMe()
  const query = useQuery({ ...boardOf(boardId), retry: false })
  const put = (board: RescueBoard): void => {
    queryClient.setQueryData(boardOf(boardId).queryKey, board)
  }
  useStream(query.data ? `/api/rescue/boards/${boardId}/stream` : undefined, 'rescue', () =>
    readAgain('GET /api/rescue/boards/:id', 'GET /api/rescue/boards'),
  )
  if (query.data) return <Opened board={query.data} put={put} />
  if (!query.isError) return <Waiting lines={8} />
  const may = query.error.code === 'NOT_FOUND' && holds(me, 'C-CRISIS', serverNow())
  return (
    <main className="page rescue">
      <Failed error={query.error} again={() => void query.refetch()} />
      {may && <TakeCommand id={boardId} put={put} />}
    </main>
  )
}

function Opened({ board, put }: { board: RescueBoard; put: (board: RescueBoard) => void }) {
  const { rescue: words } = useWords()
  const closed = board.closedAt !== null
  return (
    <main className="page rescue">
      <header className="rescue-head">
        <div>
          <h1>
            {words.boardOf} <span className="n">{board.number}</span>
          </h1>
          <p>
            <b>{words.youAre(words.roles[board.myRole])}</b>　{words.does[board.myRole]}
          </p>
          <p className="hint n">{words.opened(shortTime(board.openedAt))}</p>
        </div>
        <div className="acts">
          {board.eventId && (
            <Link className="to-event" to="/events/$eventId" params={{ eventId: board.eventId }}>
              {words.toEvent}
            </Link>
          )}
          <Acts board={board} put={put} />
        </div>
      </header>
      {closed && <p className="closed-note">{words.closed}</p>}
      <div className="rescue-grid">
        <div>
          <Where board={board} />
          <Phones board={board} />
          <Script board={board} />
        </div>
        <div>
          <Clues board={board} put={put} />
          <Seats board={board} put={put} />
        </div>
        <div>
          <Log board={board} put={put} />
        </div>
      </div>
      <p className="hint">{words.onlyYours}</p>
    </main>
  )
}
