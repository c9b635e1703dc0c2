import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import '../../../styles/crisis/rescue.css'
import { reading } from '../../../parts/ask/doors.ts'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import { shortTime } from '../../../parts/show/times.ts'

/** Searches in which one has a part. */
export function Boards() {
  const { rescue: words } = useWords()
  const query = useQuery({ ...reading('GET /api/rescue/boards'), refetchInterval: 15_000 })
  return (
    <Page title={words.title} about={words.about}>
      <Shown query={query} lines={4}>
        {({ boards }) =>
          boards.length === 0 ? (
            <Nothing title={words.none} about={words.noneAbout} />
          ) : (
            <ul className="boards">
              {boards.map((board) => (
                <li key={board.id}>
                  <Link to="/rescue/$boardId" params={{ boardId: board.id }}>
                    <b className="n">{board.number}</b>
                    <span>{words.roles[board.role]}</span>
                    <small className="n">{words.opened(shortTime(board.openedAt))}</small>
                    <Icon name="right" size={16} />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  )
}
