import type { ReactNode } from 'react'
import type { MoodValue } from '../shapes.ts'

const skies: Readonly<Record<MoodValue, ReactNode>> = {
  5: (
    <>
      <circle cx="17" cy="15" r="6.500" fill="#E2A03F" />
      <path
        d="M17 2.500v3M17 24.500v3M4.500 15h3M26.500 15h3M8.200 6.200l2.100 2.100M23.700 21.700l2.100 2.100M25.800 6.200l-2.100 2.100M10.300 21.700l-2.100 2.100"
        stroke="#E2A03F"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </>
  ),
  4: (
    <>
      <circle cx="21.500" cy="11" r="6" fill="#F3C97F" />
      <path
        d="M9.500 24.500a5.200 5.200 0 0 1-.4-10.400 7.200 7.200 0 0 1 13.700 1.700 4.400 4.400 0 0 1 .7 8.700z"
        fill="#B4D2C3"
      />
    </>
  ),
  3: (
    <>
      <path d="M13.500 18a4 4 0 0 1 .6-8 6 6 0 0 1 11.400 1.500 3.400 3.400 0 0 1 .2 6.500z" fill="#C4D3CB" />
      <path
        d="M8.500 24.500a5 5 0 0 1-.3-10 7 7 0 0 1 13.300 1.700 4.200 4.200 0 0 1 .5 8.300z"
        fill="#8FA89C"
      />
    </>
  ),
  2: (
    <>
      <path d="M10 18.500a5 5 0 0 1-.3-10A7 7 0 0 1 23 10.200a4.200 4.200 0 0 1 .5 8.300z" fill="#8FA9B8" />
      <path
        d="m11.500 22-1.300 4M17.500 22l-1.300 4M23.500 22l-1.300 4"
        stroke="#5D88AA"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </>
  ),
  1: (
    <>
      <path d="M10 17.500a5 5 0 0 1-.3-10A7 7 0 0 1 23 9.200a4.200 4.200 0 0 1 .5 8.300z" fill="#5E7681" />
      <path
        d="m17.800 16-4 6h4.400l-2.700 5.500"
        stroke="#E2A03F"
        strokeWidth="2.200"
        strokeLinecap="round"
        strokeLinejoin="round"
        fill="none"
      />
      <path
        d="m10 21-1.200 3.600M24 21l-1.200 3.600"
        stroke="#5D88AA"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </>
  ),
}

/** The sky of a mood, as the resident drew it. Always beside its word, so it says nothing itself. */
export function Weather({ value, size = 40 }: { value: MoodValue; size?: number }) {
  return (
    <svg className="weather" width={size} height={(size * 30) / 34} viewBox="0 0 34 30" aria-hidden="true">
      {skies[value]}
    </svg>
  )
}
