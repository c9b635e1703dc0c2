import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { readAgain } from '../ask/doors.ts'
import { useWords } from '../language.tsx'
import { ring } from './chime.ts'
import { secondsLeft, touch } from './presence.ts'

/** Two minutes before somebody is signed out for not being there, the page says so, aloud for whoever answers alerts. */
export function StillHere({ responder }: { responder: boolean }) {
  const { presence } = useWords()
  const [left, setLeft] = useState<number>()
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsLeft()), 1000)
    return () => clearInterval(timer)
  }, [])
  const [warns, over] = [left !== undefined, left === 0]
  useEffect(() => {
    if (!warns) return
    if (responder) ring()
    // somebody came: the house hears it at once
    return () => readAgain('GET /api/identity/staff')
  }, [warns, responder])
  useEffect(() => {
    if (over) readAgain('GET /api/identity/staff')
  }, [over])
  if (left === undefined) return null
  return (
    <div className="now-strip" role="alert">
      <b>{presence.still(Math.ceil(left / 60))}</b>
      {responder && <span>{presence.pages}</span>}
      <Button type="primary" onClick={touch}>
        {presence.here}
      </Button>
    </div>
  )
}
