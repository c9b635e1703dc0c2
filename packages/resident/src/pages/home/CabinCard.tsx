import type { JSX } from 'preact'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { w } from '../../parts/words.ts'
import { me } from '../../self/me.ts'

const Door = (): JSX.Element => (
  <svg class="door" viewBox="0 0 50 54" aria-hidden="true">
    <rect width="50" height="54" rx="10" fill="#D3E6DB" />
    <path d="M14 54V27a11 11 0 0 1 22 0v27z" fill="#2B6A57" />
    <circle cx="31.5" cy="38" r="1.7" fill="#F3C97F" />
    <path d="M25 5v5" stroke="#74490A" stroke-width="1.5" />
    <rect x="21" y="8" width="8" height="7" rx="3.2" fill="#E2A03F" />
  </svg>
)

const Chev = (): JSX.Element => (
  <span class="chev">
    <Icon name="chev" />
  </span>
)

/** The resident's own cabin and its telephone; where there is none yet, the numbers that always answer. */
export const CabinCard = (): JSX.Element => {
  const { home } = w.value
  const cabin = me.value?.cabin
  if (!cabin) {
    return (
      <a class="card next" href="/help">
        <Door />
        <span class="grow">
          <strong>{home.numbers}</strong>
          <small>{home.numbersSmall}</small>
        </span>
        <Chev />
      </a>
    )
  }
  const inside = (
    <>
      <Door />
      <span class="grow">
        <small>{home.cabin}</small>
        <strong>{cabin.name}</strong>
        {cabin.phone && <small>{home.cabinCall(cabin.phone)}</small>}
        {cabin.hours && <small>{cabin.hours}</small>}
      </span>
    </>
  )
  if (!cabin.phone) return <div class="card next">{inside}</div>
  return (
    <a class="card next" href={`tel:${cabin.phone.replace(/[^\d+]/g, '')}`}>
      {inside}
      <span class="next-call">
        <Icon name="phone" />
      </span>
    </a>
  )
}
