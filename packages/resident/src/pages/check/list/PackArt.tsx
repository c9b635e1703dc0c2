import type { JSX } from 'preact'
import type { PackCode } from '../../../check/run.ts'

const line = { fill: 'none', stroke: '#2B6A57', 'stroke-width': 2, 'stroke-linecap': 'round' } as const

/** Small things of everyday life, one for each group of questions. */
const drawings: Readonly<Record<PackCode, JSX.Element>> = {
  quick: (
    <>
      <circle cx="24" cy="24" r="11" fill="none" stroke="#fff" stroke-width="4" />
      <path
        d="M24 13a11 11 0 1 1-10.500 7.700"
        fill="none"
        stroke="#E2A03F"
        stroke-width="4"
        stroke-linecap="round"
      />
    </>
  ),
  community: (
    <>
      <path d="M10 24c5.500-2 9.500-5.500 14-11 4.500 5.500 8.500 9 14 11" {...line} />
      <path d="M14.500 24v11h19V24" fill="#fff" stroke="#2B6A57" stroke-width="2" />
      <rect x="21" y="27" width="6" height="8" fill="#F3C97F" />
    </>
  ),
  post_disaster: (
    <>
      <path d="M24 36V23" {...line} />
      <path d="M24 25c-7 1-10-3-10-8 6-1 10 2 10 8zM24 22c0-6 3-9 10-9 0 6-3 10-10 9z" fill="#4A8772" />
      <path d="M14 36h20" {...line} stroke="#E2A03F" />
    </>
  ),
  elder: (
    <>
      <path d="M14 20h17v7a8.500 8.500 0 0 1-17 0z" fill="#fff" stroke="#2B6A57" stroke-width="2" />
      <path d="M31 22h3a3.500 3.500 0 0 1 0 7h-3.500M13 37h19" {...line} />
      <path d="M19 16c-1.500-2 1.500-3 0-5M25 16c-1.500-2 1.500-3 0-5" {...line} stroke="#E2A03F" />
    </>
  ),
  bereaved: (
    <>
      <path d="M24 10v5" {...line} stroke="#74490A" />
      <rect x="15.500" y="15" width="17" height="18" rx="8" fill="#F3C97F" />
      <path d="M19 33h10M24 33v5" {...line} stroke="#74490A" />
    </>
  ),
  frontline: (
    <>
      <path
        d="M24 35c-7-5-12-9-12-14.500A6 6 0 0 1 24 17a6 6 0 0 1 12 3.500C36 26 31 30 24 35z"
        fill="#fff"
      />
      <path d="M24 35c-7-5-12-9-12-14.500A6 6 0 0 1 24 17a6 6 0 0 1 12 3.500C36 26 31 30 24 35z" {...line} />
      <path d="M24 21v7M20.500 24.500h7" {...line} stroke="#E2A03F" />
    </>
  ),
  minor_12_17: (
    <>
      <path d="M28 11 37 22 25 31 16 19z" fill="#fff" stroke="#2B6A57" stroke-width="2" />
      <path d="M28 11 25 31M16 19l21 3" stroke="#B4D2C3" stroke-width="1.500" />
      <path d="M25 31c-2 3-6 1-8 3s-1 4-4 4" {...line} stroke="#E2A03F" />
    </>
  ),
  minor_8_11: (
    <>
      <path d="M10 27h28l-5 8H15z" fill="#fff" stroke="#2B6A57" stroke-width="2" />
      <path d="M24 11 34 27H14z" fill="#F3C97F" />
    </>
  ),
  perinatal: <path d="M28 11a13 13 0 1 0 9 21 11 11 0 0 1-9-21z" fill="#F3C97F" />,
  mood: (
    <>
      <circle cx="30" cy="18" r="6" fill="#F3C97F" />
      <path d="M14 32h18a6 6 0 0 0 .500-12 9 9 0 0 0-17 1.500A5.500 5.500 0 0 0 14 32z" {...line} />
    </>
  ),
  crisis: <path d="M24 12v14M24 33v1" {...line} />,
}

export const PackArt = ({ pack }: { pack: PackCode }): JSX.Element => (
  <svg class="pack-art" viewBox="0 0 48 48" aria-hidden="true">
    <circle cx="24" cy="24" r="24" fill="#D3E6DB" />
    {drawings[pack]}
  </svg>
)
