import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import { QualityPage } from '../QualityPage.tsx'
import type { Sample } from '../shapes.ts'
import { ReadDrawer } from './ReadDrawer.tsx'

/** Talks without identity that wait for this reader, and those already read. */
export function Samples() {
  const { sample: words } = useWords().quality
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/quality/samples'), enabled: mayEnter(me, 'qualityReading') })
  const [openId, setOpenId] = useState<string>()
  return (
    <QualityPage gate="qualityReading" about={words.about}>
      <Shown query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <div className="quality">
              <Group title={words.waiting} rows={rows.filter((row) => row.mine === null)} open={setOpenId} />
              <Group title={words.done} rows={rows.filter((row) => row.mine !== null)} open={setOpenId} />
            </div>
          )
        }
      </Shown>
      {openId && <ReadDrawer key={openId} id={openId} mayRate close={() => setOpenId(undefined)} />}
    </QualityPage>
  )
}

function Group({
  title,
  rows,
  open,
}: {
  title: string
  rows: readonly Sample[]
  open: (id: string) => void
}) {
  const { quality } = useWords()
  const { sample: words } = quality
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>
        {title} <small className="n">{rows.length}</small>
      </h2>
      <ul className="talks">
        {rows.map((row, index) => (
          <li key={row.id} className="panel" data-sample={row.id}>
            <div>
              <b className="n">{row.week}</b>
              <span>
                {row.unitName} · <span className="n">{words.lines(row.lines)}</span>
              </span>
            </div>
            {row.mine && (
              <p className="tags">
                {Object.values(row.mine).includes('harm') && (
                  <span className="tag bad">{quality.ratings.harm}</span>
                )}
              </p>
            )}
            <Button
              type={row.mine ? 'default' : 'primary'}
              aria-label={words.openOf(row.week, index + 1)}
              onClick={() => open(row.id)}
            >
              {words.open}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
