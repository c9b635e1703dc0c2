import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { c } from './words.ts'

type Figures = DoorReply<'GET /api/aftercare/figures'>

/** What the house promised and what it kept, for anybody to read; nothing where people could be guessed. */
export const Promised = (): JSX.Element | null => {
  const [figures, setFigures] = useState<Figures | null>(null)
  useEffect(() => {
    call('GET /api/aftercare/figures').then(setFigures, () => undefined)
  }, [])
  if (!figures) return null
  const { percent } = figures.all
  return (
    <section class="card pad stack">
      <h2>{c.value.promised}</h2>
      <p class="small">
        {percent === null ? c.value.promisedFew(figures.days) : c.value.promisedIs(percent, figures.days)}
      </p>
    </section>
  )
}
