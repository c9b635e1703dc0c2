import type { JSX } from 'preact'

/** The circle that breathes; it stands still where motion is not wanted. */
export const Orb = ({ running }: { running: boolean }): JSX.Element => (
  <svg class={running ? 'orb orb-on' : 'orb'} viewBox="0 0 100 100" aria-hidden="true">
    <circle cx="50" cy="50" r="48" fill="none" stroke="#4A8772" stroke-width="1.500" stroke-dasharray="2 5" />
    <g class="o1">
      <circle cx="50" cy="50" r="42" fill="#2B6A57" />
      <circle cx="50" cy="50" r="29" fill="#4A8772" />
      <circle cx="50" cy="50" r="16" fill="#F3C97F" />
    </g>
  </svg>
)
