import type { Need } from '@anxin/core/selfhelp/define.ts'
import type { JSX } from 'preact'

const drawings: Readonly<Record<Need, JSX.Element>> = {
  calm: (
    <>
      <circle cx="60" cy="40" r="30" fill="#D3E6DB" />
      <circle cx="60" cy="40" r="20" fill="#8FB8A6" />
      <circle cx="60" cy="40" r="10" fill="#2B6A57" />
    </>
  ),
  worry: (
    <>
      <path d="M60 72V42M60 56l-16-14M60 50l15-13" stroke="#74490A" stroke-width="4" stroke-linecap="round" />
      <circle cx="42" cy="36" r="13" fill="#8FB8A6" />
      <circle cx="60" cy="26" r="16" fill="#4A8772" />
      <circle cx="78" cy="34" r="12" fill="#B4D2C3" />
      <circle cx="78" cy="34" r="4" fill="#E2A03F" />
    </>
  ),
  low: (
    <>
      <path d="M60 72V44" stroke="#2B6A57" stroke-width="4" stroke-linecap="round" />
      <path
        d="M60 52c-4-14-14-18-26-18 2 12 10 20 26 18zM60 46c2-14 12-20 26-22 0 14-9 23-26 22z"
        fill="#4A8772"
      />
      <circle cx="60" cy="18" r="7" fill="#F3C97F" />
    </>
  ),
  sleep: (
    <>
      <path d="M70 14a26 26 0 1 0 16 36A22 22 0 0 1 70 14z" fill="#F3C97F" />
      <circle cx="88" cy="22" r="2.500" fill="#E2A03F" />
      <circle cx="98" cy="36" r="2" fill="#E2A03F" />
      <circle cx="30" cy="26" r="2" fill="#E2A03F" />
    </>
  ),
  loss: (
    <>
      <path
        d="M10 62c16-6 32-6 50 0s34 6 50 0"
        fill="none"
        stroke="#8FB8A6"
        stroke-width="3"
        stroke-linecap="round"
      />
      <path
        d="M24 71c12-4 24-4 36 0s24 4 36 0"
        fill="none"
        stroke="#B4D2C3"
        stroke-width="3"
        stroke-linecap="round"
      />
      <path d="M44 54h32l-5 8H49z" fill="#2B6A57" />
      <rect x="52" y="26" width="16" height="28" rx="8" fill="#F3C97F" />
      <path d="M60 34c4 5 5 7 5 10a5 5 0 0 1-10 0c0-3 1-5 5-10z" fill="#E2A03F" />
    </>
  ),
  people: (
    <>
      <path d="M14 44c12-4 18-10 22-18 4 8 10 14 22 18v24H14z" fill="#8FB8A6" />
      <path d="M62 44c12-4 18-10 22-18 4 8 10 14 22 18v24H62z" fill="#2B6A57" />
      <rect x="30" y="50" width="12" height="18" rx="6" fill="#F3C97F" />
      <rect x="78" y="50" width="12" height="18" rx="6" fill="#F3C97F" />
    </>
  ),
  work: (
    <>
      <path d="M34 34h44v20a16 16 0 0 1-16 16H50a16 16 0 0 1-16-16z" fill="#4A8772" />
      <path d="M78 40h6a9 9 0 0 1 0 18h-7" fill="none" stroke="#4A8772" stroke-width="5" />
      <path
        d="M46 26c-4-5 4-8 0-14M60 26c-4-5 4-8 0-14"
        fill="none"
        stroke="#E2A03F"
        stroke-width="3"
        stroke-linecap="round"
      />
    </>
  ),
  safety: (
    <>
      <path d="M60 12c13 7 24 9 34 9 0 26-11 42-34 51-23-9-34-25-34-51 10 0 21-2 34-9z" fill="#D3E6DB" />
      <rect x="52" y="30" width="16" height="24" rx="8" fill="#E2A03F" />
      <path d="M56 54h8" stroke="#74490A" stroke-width="3" stroke-linecap="round" />
    </>
  ),
  young: (
    <>
      <path d="M66 8 92 30 66 58 46 30z" fill="#F3C97F" />
      <path d="M66 8v50M46 30h46" stroke="#74490A" stroke-width="1.600" />
      <path d="M66 58c-6 6 4 8-3 14" fill="none" stroke="#2B6A57" stroke-width="3" stroke-linecap="round" />
    </>
  ),
  old: (
    <>
      <rect x="30" y="14" width="60" height="50" rx="4" fill="#E2A03F" />
      <rect x="36" y="20" width="48" height="38" rx="2" fill="#FDF5E4" />
      <path d="M36 50c10-14 16-14 24-4 6-8 12-10 24 2v10H36z" fill="#8FB8A6" />
      <circle cx="74" cy="30" r="5" fill="#F3C97F" />
    </>
  ),
}

/** One drawing for each need: on the list small, above the exercise wide. */
export const NeedArt = ({ need, wide = false }: { need: Need; wide?: boolean }): JSX.Element => (
  <svg
    class={wide ? 'need-art need-wide' : 'need-art'}
    viewBox="0 0 120 80"
    aria-hidden="true"
    focusable="false"
  >
    {drawings[need]}
  </svg>
)
