import type { ReactNode } from 'react'
import { type Gate, mayEnter, useMe } from '../ask/who.ts'
import { useWords } from '../language.tsx'
import { Icon } from './Icon.tsx'

/** A page with its title, one line of what it is for, its acts on the right, and the way back to its list. */
export function Page({
  title,
  about,
  acts,
  gate,
  back,
  children,
}: {
  title: string
  about?: ReactNode
  acts?: ReactNode
  gate?: Gate
  back?: ReactNode
  children?: ReactNode
}) {
  const me = useMe()
  const { state } = useWords()
  const closed = gate !== undefined && me !== undefined && !mayEnter(me, gate)
  return (
    <main className="page">
      {back}
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {about && <p>{about}</p>}
        </div>
        {acts && !closed && <div className="acts">{acts}</div>}
      </header>
      {closed ? (
        <div className="failed">
          <span className="disc">
            <Icon name="lock" size={22} />
          </span>
          <b>{state.forbidden}</b>
          <p>{state.forbiddenAbout}</p>
        </div>
      ) : (
        children
      )}
    </main>
  )
}
