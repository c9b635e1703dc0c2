import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import { QualityPage } from '../QualityPage.tsx'
import { ReadDrawer } from './ReadDrawer.tsx'

/** Talks in which a reader saw that they may harm. */
export function Harms() {
  const { quality } = useWords()
  const { harm: words } = quality
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/quality/harms'), enabled: mayEnter(me, 'qualityHarm') })
  const [openId, setOpenId] = useState<string>()
  return (
    <QualityPage gate="qualityHarm" about={words.about}>
      <Shown query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <ul className="talks">
              {rows.map((row) => (
                <li key={`${row.sampleId} ${row.at}`} className="panel harm" data-harm={row.sampleId}>
                  <div>
                    <p className="tags">
                      {row.in.map((name) => (
                        <span key={name} className="tag bad">
                          {quality.dimensions[name]}
                        </span>
                      ))}
                    </p>
                    <p className={row.note ? '' : 'hint'}>{row.note || words.noteNone}</p>
                    <span className="n">
                      {row.week} · {row.unitName} · {words.seen} {shortTime(row.at)}
                    </span>
                  </div>
                  <Button onClick={() => setOpenId(row.sampleId)}>{words.open}</Button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      {openId && <ReadDrawer key={openId} id={openId} mayRate={false} close={() => setOpenId(undefined)} />}
    </QualityPage>
  )
}
