import type { JSX } from 'preact'
import { sosWaiting } from '../../talk/outbox.ts'
import { Icon } from '../drawn/Icon.tsx'
import { w } from '../words.ts'
import { hotlineNumber } from './hotlines.ts'

/** The numbers that need nothing but a phone: no server, no other part of this page. */
export const HelpCard = (): JSX.Element => {
  const { crisis } = w.value
  const lines = [
    { number: '120', name: crisis.ambulance },
    { number: '110', name: crisis.police },
    { number: hotlineNumber, name: crisis.line },
  ]
  return (
    <div class="helpcard">
      {sosWaiting.value && <p class="helpcard-unsent">{crisis.notSent}</p>}
      <div class="helpcard-calls">
        {lines.map((line) => (
          <a key={line.number} class="call" href={`tel:${line.number}`}>
            <Icon name="phone" size="s" />
            <b>{line.number}</b>
            <span>{line.name}</span>
          </a>
        ))}
      </div>
      <p class="small">{crisis.soft}</p>
    </div>
  )
}
