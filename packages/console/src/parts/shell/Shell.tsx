import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import '../../styles/shell.css'
import { useQuery } from '@tanstack/react-query'
import { useBoard, useBoardLive } from '../ask/board.ts'
import { keepSendingOutings } from '../ask/outing/send.ts'
import { keepSending } from '../ask/sitting/send.ts'
import { mayEnter, readingMe } from '../ask/who.ts'
import { useWords } from '../language.tsx'
import { Failed, Waiting } from '../show/States.tsx'
import { useAlarm } from './alarm.ts'
import { KeysHelp } from './KeysHelp.tsx'
import { NowStrip } from './NowStrip.tsx'
import { firstPage, Rail } from './Rail.tsx'
import { StillHere } from './StillHere.tsx'
import { TopBar } from './TopBar.tsx'
import { isTyping } from './typing.ts'

/** The frame round every page behind the sign-in. It also listens for new alerts, whichever page is open. */
export function Shell() {
  const words = useWords()
  const me = useQuery(readingMe)
  const responder = mayEnter(me.data, 'board')
  const board = useBoard('open', responder)
  useBoardLive(responder)
  const rows = board.data?.rows ?? []
  const alarm = useAlarm(rows)
  const { pathname } = useLocation()
  const [keys, setKeys] = useState(false)

  // What was answered on this device without a network goes to the house from whichever page is open.
  const filler = mayEnter(me.data, 'fill') ? me.data?.personId : undefined
  useEffect(() => (filler === undefined ? undefined : keepSending(filler)), [filler])

  const goer = mayEnter(me.data, 'outing') ? me.data?.personId : undefined
  useEffect(() => (goer === undefined ? undefined : keepSendingOutings(goer)), [goer])

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === '?' && !isTyping(event.target)) setKeys(true)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])

  if (me.isError && me.error.code !== 'SIGN_IN_FIRST')
    return (
      <main className="page">
        <Failed error={me.error} again={() => void me.refetch()} />
      </main>
    )
  if (!me.data)
    return (
      <div className="shell">
        <div className="rail" />
        <div className="main">
          <header className="bar" />
          <Waiting lines={8} />
        </div>
      </div>
    )
  if (pathname === '/' && !responder) return <Navigate to={firstPage(me.data)} replace />
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {words.nav.skip}
      </a>
      <Rail me={me.data} unowned={rows.filter((row) => row.ownerName === null).length} />
      <div className="main">
        <TopBar me={me.data} rows={rows} alarm={alarm} help={() => setKeys(true)} responder={responder} />
        {board.isError && board.error.code === 'OFFLINE' && (
          <p className="offline" role="alert">
            {words.state.offline}
          </p>
        )}
        <NowStrip me={me.data} />
        <StillHere responder={responder} />
        <div className="content" id="content">
          <Outlet />
        </div>
      </div>
      {keys && <KeysHelp close={() => setKeys(false)} />}
    </div>
  )
}
