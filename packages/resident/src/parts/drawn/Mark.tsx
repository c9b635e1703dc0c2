import type { JSX } from 'preact'

/** The small house: the mark of 安心小屋. */
export const Mark = ({ size = 'm' }: { size?: 's' | 'm' | 'l' }): JSX.Element => (
  <svg class={`mark mark-${size}`} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path
      d="M2.5 14.2C8 12.6 12 9 16 4c4 5 8 8.6 13.5 10.2l-.9 2.3C24.8 15.8 20.3 13.7 16 10c-4.3 3.7-8.8 5.8-12.6 6.5z"
      fill="#1F5345"
    />
    <path
      d="M7 17.5c3.3-1 6.3-2.5 9-4.6 2.7 2.1 5.7 3.6 9 4.6V27a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 7 27z"
      fill="#fff"
    />
    <rect x="11.5" y="18.5" width="9" height="10" rx="1" fill="#F3C97F" />
    <path d="M16 18.5v10M11.5 23.3h9" stroke="#1F5345" stroke-width="1.3" />
  </svg>
)
