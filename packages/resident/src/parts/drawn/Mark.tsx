import type { JSX } from 'preact'

/** The small house: the mark of 安心小屋. */
export const Mark = ({ size = 'm' }: { size?: 's' | 'm' | 'l' }): JSX.Element => (
  <svg class={`mark mark-${size}`} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path
      d="M2.500 14.200C8 12.600 12 9 16 4c4 5 8 8.600 13.500 10.200l-.9 2.300C24.800 15.800 20.300 13.700 16 10c-4.300 3.700-8.800 5.800-12.600 6.500z"
      fill="#1F5345"
    />
    <path
      d="M7 17.500c3.300-1 6.300-2.500 9-4.600 2.700 2.100 5.700 3.600 9 4.600V27a1.500 1.500 0 0 1-1.500 1.500h-15A1.500 1.500 0 0 1 7 27z"
      fill="#fff"
    />
    <rect x="11.500" y="18.500" width="9" height="10" rx="1" fill="#F3C97F" />
    <path d="M16 18.500v10M11.500 23.300h9" stroke="#1F5345" stroke-width="1.300" />
  </svg>
)
