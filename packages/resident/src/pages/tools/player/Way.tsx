import type { JSX } from 'preact'
import { t } from '../words.ts'

/** A lantern carried along the way to the house. */
export const Way = ({ part }: { part: number }): JSX.Element => {
  const at = 8 + 262 * Math.min(1, part)
  return (
    <div
      class="way-bar"
      role="progressbar"
      aria-label={t.value.player.way}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
    >
      <svg viewBox="0 0 320 26" aria-hidden="true">
        <path d="M8 19H292" stroke="#D3E6DB" stroke-width="4" stroke-linecap="round" />
        <path d={`M8 19H${at}`} stroke="#4A8772" stroke-width="4" stroke-linecap="round" />
        <path
          d="M288 14c6-2 9-5 12-10 3 5 6 8 12 10M292 14v9h16v-9"
          fill="none"
          stroke="#2B6A57"
          stroke-width="2"
          stroke-linecap="round"
        />
        <g transform={`translate(${at} 0)`}>
          <path d="M0 3v4" stroke="#74490A" stroke-width="1.500" />
          <rect x="-6" y="7" width="12" height="14" rx="6" fill="#E2A03F" />
          <path d="M-3 21h6" stroke="#74490A" stroke-width="1.500" />
        </g>
      </svg>
    </div>
  )
}
