import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import '../../../styles/care/guide.css'
import { reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import type { Walker } from '../shapes.ts'
import { FiguresPanel } from './FiguresPanel.tsx'
import { WalkDrawer } from './WalkDrawer.tsx'
import { WalkerRows } from './WalkerRows.tsx'

const groups = ['waiting', 'mine', 'others', 'ended'] as const
type Group = (typeof groups)[number]
const groupOf = (row: Walker): Group =>
  row.state !== 'running' ? 'ended' : row.mine ? 'mine' : row.helperName === null ? 'waiting' : 'others'

/** Those who walk the five sessions: who waits for company, who is accompanied, and how it goes. */
export function Guide() {
  const { guide: words } = useWords().selfhelp
  const me = useMe()
  const [mayWalk, mayCount] = [mayEnter(me, 'guideBoard'), mayEnter(me, 'guideFigures')]
  const [view, setView] = useState<'board' | 'figures'>('board')
  const shown = mayWalk ? view : 'figures'
  return (
    <Page gate="guide" title={words.title} about={words.about}>
      {mayWalk && mayCount && (
        <fieldset className="tabs guide-tabs" aria-label={words.tabs}>
          <button type="button" aria-pressed={shown === 'board'} onClick={() => setView('board')}>
            {words.tabBoard}
          </button>
          <button type="button" aria-pressed={shown === 'figures'} onClick={() => setView('figures')}>
            {words.tabFigures}
          </button>
        </fieldset>
      )}
      {me && (shown === 'board' ? <Board /> : <FiguresPanel />)}
    </Page>
  )
}

function Board() {
  const { guide: words } = useWords().selfhelp
  const query = useQuery({ ...reading('GET /api/selfhelp/helper/programmes'), refetchInterval: 60_000 })
  const [openId, setOpenId] = useState<string>()
  const open = query.data?.rows.find((row) => row.id === openId)
  return (
    <>
      <Shown query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <div className="guide">
              {groups
                .map((group) => ({ group, inGroup: rows.filter((row) => groupOf(row) === group) }))
                .filter(({ inGroup }) => inGroup.length > 0)
                .map(({ group, inGroup }) => (
                  <section key={group} aria-labelledby={`guide-${group}`}>
                    <h2 id={`guide-${group}`}>
                      {words.groups[group]} <span className="n">{inGroup.length}</span>
                      {(group !== 'waiting' || inGroup.some((row) => row.name === null)) && (
                        <small>{words.groupsAbout[group]}</small>
                      )}
                    </h2>
                    <WalkerRows
                      rows={inGroup}
                      openId={openId}
                      open={setOpenId}
                      waiting={group === 'waiting'}
                    />
                  </section>
                ))}
            </div>
          )
        }
      </Shown>
      {open && <WalkDrawer key={open.id} walker={open} close={() => setOpenId(undefined)} />}
    </>
  )
}
