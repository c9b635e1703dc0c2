import type { JSX } from 'preact'
import { c } from '../words.ts'

const width = 300

/** A small lantern carried along the way to the house. */
export const Progress = ({ now, all }: { now: number; all: number }): JSX.Element => {
  const at = 8 + ((width - 40) * (now - 1)) / Math.max(1, all - 1)
  return (
    <div class="progress">
      <svg viewBox={`0 0 ${width} 26`} aria-hidden="true">
        <path d={`M8 19H${width - 26}`} stroke="#D3E6DB" stroke-width="4" stroke-linecap="round" />
        <path
          d={`M8 19H${Math.min(at, width - 26)}`}
          stroke="#4A8772"
          stroke-width="4"
          stroke-linecap="round"
        />
        <path
          d={`M${width - 26} 14c6-2 9-5 12-10 3 5 6 8 12 10M${width - 22} 14v9h16v-9`}
          fill="none"
          stroke="#2B6A57"
          stroke-width="2"
          stroke-linecap="round"
        />
        <g transform={`translate(${Math.min(at, width - 34)} 0)`}>
          <path d="M0 3v4" stroke="#74490A" stroke-width="1.500" />
          <rect x="-6" y="7" width="12" height="14" rx="6" fill="#E2A03F" />
          <path d="M-3 21h6" stroke="#74490A" stroke-width="1.500" />
        </g>
      </svg>
      <p class="small num" aria-live="polite">
        {c.value.player.of(now, all)}
      </p>
    </div>
  )
}
