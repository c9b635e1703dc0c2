import type { JSX } from 'preact'
import { recall } from '../../device/pocket.ts'
import { w } from '../../parts/words.ts'

const BreathRings = (): JSX.Element => (
  <svg class="tool-art" viewBox="0 0 40 40" aria-hidden="true">
    <circle cx="20" cy="20" r="19" fill="#E8F2EC" />
    <circle cx="20" cy="20" r="13" fill="#B4D2C3" />
    <circle cx="20" cy="20" r="7" fill="#2B6A57" />
  </svg>
)

const PlanSheet = (): JSX.Element => (
  <svg class="tool-art" viewBox="0 0 40 40" aria-hidden="true">
    <circle cx="20" cy="20" r="19" fill="#FDF5E4" />
    <rect x="11.5" y="9" width="17" height="22" rx="3" fill="#fff" stroke="#E2A03F" stroke-width="2" />
    <path
      d="m14.5 15.5 1.5 1.5 2.5-3M14.5 22l1.5 1.5 2.5-3"
      fill="none"
      stroke="#2B6A57"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
    <path
      d="M21.5 16h4M21.5 22.5h4M15 27.5h10.5"
      stroke="#B4D2C3"
      stroke-width="1.8"
      stroke-linecap="round"
    />
  </svg>
)

/** Part of the ring is walked already: a few questions, no more. */
const Ring = (): JSX.Element => (
  <svg class="tool-art" viewBox="0 0 40 40" aria-hidden="true">
    <circle cx="20" cy="20" r="16" fill="none" stroke="#E8F2EC" stroke-width="5" />
    <path
      d="M20 4a16 16 0 1 1-15.2 11"
      fill="none"
      stroke="#E2A03F"
      stroke-width="5"
      stroke-linecap="round"
    />
  </svg>
)

/** Where a sitting was left open, how much of it is left. */
export const CheckTool = (): JSX.Element => {
  const { home } = w.value
  const left = Number(recall('checkLeft') ?? 0)
  return (
    <a class="card tool tool-wide" href="/check">
      <Ring />
      <span>
        <strong>{home.check}</strong>
        <small>{left > 0 ? home.checkLeft(left) : home.checkSmall}</small>
      </span>
    </a>
  )
}

/** A sprout: something small that can be done. */
const Sprout = (): JSX.Element => (
  <svg class="tool-art" viewBox="0 0 40 40" aria-hidden="true">
    <circle cx="20" cy="20" r="19" fill="#E8F2EC" />
    <path d="M20 33V18" stroke="#2B6A57" stroke-width="2.5" stroke-linecap="round" />
    <path d="M20 24c-2-7-6-9-12-9 1 6 5 10 12 9zM20 20c1-7 6-10 12-11 0 7-4 12-12 11z" fill="#4A8772" />
  </svg>
)

/** All exercises. */
export const ExerciseTool = (): JSX.Element => {
  const { home } = w.value
  return (
    <a class="card tool tool-wide" href="/tools">
      <Sprout />
      <span>
        <strong>{home.tools}</strong>
        <small>{home.toolsSmall}</small>
      </span>
    </a>
  )
}

export const Tools = (): JSX.Element => {
  const { home } = w.value
  return (
    <div class="tools">
      <CheckTool />
      <ExerciseTool />
      <a class="card tool" href="/breathe">
        <BreathRings />
        <span>
          <strong>{home.breathe}</strong>
          <small>{home.breatheSmall}</small>
        </span>
      </a>
      <a class="card tool" href="/plan">
        <PlanSheet />
        <span>
          <strong>{home.plan}</strong>
          <small>{home.planSmall}</small>
        </span>
      </a>
    </div>
  )
}
