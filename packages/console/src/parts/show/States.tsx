import { Refused } from '@anxin/kit/caller.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { mayPass } from '../ask/doors.ts'
import { useWords } from '../language.tsx'
import { Icon } from './Icon.tsx'
import { useRefusalText } from './Refusal.tsx'

/** Grey lines where words will be. */
export function Waiting({ lines = 6, label }: { lines?: number; label?: string }) {
  const { state } = useWords()
  return (
    <div className="waiting" role="status" aria-label={label ?? state.loading}>
      {[...Array(lines).keys()].map((line) => (
        <i key={line} className={`w${line % 4}`} />
      ))}
    </div>
  )
}

/** Nothing here, and that is said kindly: a lamp under the eave. */
export function Nothing({ title, about, children }: { title: string; about?: string; children?: ReactNode }) {
  return (
    <div className="nothing">
      <svg width="120" height="84" viewBox="0 0 120 84" aria-hidden="true">
        <path
          d="M8 42C32 36 46 24 60 6c14 18 28 30 52 36l-3 7C94 46 76 37 60 22 44 37 26 46 11 49z"
          fill="#B4D2C3"
        />
        <path d="M60 22v16" stroke="#788E85" strokeWidth="1.6" />
        <path
          d="M52 40h16l3 16H49z"
          fill="#FBE9C8"
          stroke="#E2A03F"
          strokeWidth="1.600"
          strokeLinejoin="round"
        />
        <path d="M56 60h8" stroke="#E2A03F" strokeWidth="2.4" strokeLinecap="round" />
        <path d="M20 78h80" stroke="#D7E1DA" strokeWidth="2" strokeLinecap="round" />
        <path d="M36 68h8M76 68h8" stroke="#F3C97F" strokeWidth="2" strokeLinecap="round" />
      </svg>
      <b>{title}</b>
      {about && <p>{about}</p>}
      {children}
    </div>
  )
}

/** A read that was refused or failed, with the way on. */
export function Failed({ error, again }: { error: Error; again?: () => void }) {
  const { state } = useWords()
  const text = useRefusalText()
  const code = error instanceof Refused ? error.code : 'FAULT'
  const closed = code === 'FORBIDDEN' || code === 'CERT_REQUIRED'
  const about =
    code === 'FORBIDDEN' ? state.forbiddenAbout : code === 'CERT_REQUIRED' ? state.certAbout : undefined
  return (
    <div className="failed" role="alert">
      <span className={closed ? 'disc' : 'disc bad'}>
        <Icon name={closed ? 'lock' : 'refresh'} size={22} />
      </span>
      <b>{text(error)}</b>
      {about && <p>{about}</p>}
      {again && !closed && <Button onClick={again}>{state.again}</Button>}
    </div>
  )
}

/** One read in all its states; what it shows when it is there is given as a function of it. */
export function Shown<T>({
  query,
  lines,
  children,
}: {
  query: UseQueryResult<T, Error>
  lines?: number
  children: (data: T) => ReactNode
}) {
  const { state } = useWords()
  if (query.data !== undefined)
    return (
      <>
        {query.isError && mayPass(query.error) && (
          <p className="stale" role="status">
            {state.stale}
          </p>
        )}
        {children(query.data)}
      </>
    )
  if (query.isError) return <Failed error={query.error} again={() => void query.refetch()} />
  return lines === undefined ? <Waiting /> : <Waiting lines={lines} />
}
