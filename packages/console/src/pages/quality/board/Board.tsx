import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { QualityPage } from '../QualityPage.tsx'
import { Agreements } from './Agreements.tsx'
import { Callbacks } from './Callbacks.tsx'
import { Reasons } from './Reasons.tsx'
import { Screening } from './Screening.tsx'
import { Takeover } from './Takeover.tsx'
import { Tiles } from './Tiles.tsx'
import { Weeks } from './Weeks.tsx'

/** How the companion and the screener did: the whole first, then week by week, then why. */
export function Board() {
  const { quality } = useWords()
  const { board: words } = quality
  const me = useMe()
  const may = mayEnter(me, 'qualityBoard')
  const query = useQuery({ ...reading('GET /api/quality/board'), enabled: may, staleTime: 60_000 })
  if (me && !may && mayEnter(me, 'qualityReading')) return <Navigate to="/quality/samples" replace />
  if (me && !may && mayEnter(me, 'dossier')) return <Navigate to="/quality/dossier" replace />
  return (
    <QualityPage gate="qualityBoard" about={words.about}>
      <Shown query={query} lines={9}>
        {(board) => (
          <div className="quality">
            {board.templatesDue > 0 && (
              <p className="due-note">
                <Icon name="clock" />
                {words.templatesDue(board.templatesDue)}
                <Link to="/quality/templates" className="link">
                  {words.toTemplates}
                </Link>
              </p>
            )}
            <Tiles whole={board.whole} />
            <Takeover rows={board.takeover} />
            <Weeks weeks={board.weeks} />
            <div className="quality-pairs">
              <Reasons
                title={words.thumbReasons}
                none={words.thumbReasonsNone}
                rows={board.thumbReasons}
                words={quality.thumbReasons}
              />
              <Reasons
                title={words.heldBack}
                none={words.heldBackNone}
                rows={board.heldBackReasons}
                words={quality.wrongs}
              />
              <Screening rows={board.screening} missed={board.missed} />
              <Agreements board={board} />
              <Callbacks rows={board.callbacks} />
            </div>
          </div>
        )}
      </Shown>
    </QualityPage>
  )
}
