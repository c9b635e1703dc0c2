import type { JSX } from 'preact'
import type { Weather } from '../../device/moods.ts'

const skies: Readonly<Record<Weather, JSX.Element>> = {
  sun: (
    <>
      <circle cx="17" cy="15" r="6.5" fill="#E2A03F" />
      <path
        d="M17 2.5v3M17 24.5v3M4.5 15h3M26.5 15h3M8.2 6.2l2.1 2.1M23.7 21.7l2.1 2.1M25.8 6.2l-2.1 2.1M10.3 21.7l-2.1 2.1"
        stroke="#E2A03F"
        stroke-width="2"
        stroke-linecap="round"
      />
    </>
  ),
  cloud: (
    <>
      <circle cx="21.5" cy="11" r="6" fill="#F3C97F" />
      <path d="M9.5 24.5a5.2 5.2 0 0 1-.4-10.4 7.2 7.2 0 0 1 13.7 1.7 4.4 4.4 0 0 1 .7 8.7z" fill="#B4D2C3" />
    </>
  ),
  grey: (
    <>
      <path d="M13.5 18a4 4 0 0 1 .6-8 6 6 0 0 1 11.4 1.5 3.4 3.4 0 0 1 .2 6.5z" fill="#C4D3CB" />
      <path d="M8.5 24.5a5 5 0 0 1-.3-10 7 7 0 0 1 13.3 1.7 4.2 4.2 0 0 1 .5 8.3z" fill="#8FA89C" />
    </>
  ),
  rain: (
    <>
      <path d="M10 18.5a5 5 0 0 1-.3-10A7 7 0 0 1 23 10.2a4.2 4.2 0 0 1 .5 8.3z" fill="#8FA9B8" />
      <path
        d="m11.5 22-1.3 4M17.5 22l-1.3 4M23.5 22l-1.3 4"
        stroke="#5D88AA"
        stroke-width="2"
        stroke-linecap="round"
      />
    </>
  ),
  storm: (
    <>
      <path d="M10 17.5a5 5 0 0 1-.3-10A7 7 0 0 1 23 9.2a4.2 4.2 0 0 1 .5 8.3z" fill="#5E7681" />
      <path
        d="m17.8 16-4 6h4.4l-2.7 5.5"
        stroke="#E2A03F"
        stroke-width="2.2"
        stroke-linecap="round"
        stroke-linejoin="round"
        fill="none"
      />
      <path d="m10 21-1.2 3.6M24 21l-1.2 3.6" stroke="#5D88AA" stroke-width="2" stroke-linecap="round" />
    </>
  ),
}

export const WeatherIcon = ({ weather }: { weather: Weather }): JSX.Element => (
  <svg class="weather" viewBox="0 0 34 30" aria-hidden="true" focusable="false">
    {skies[weather]}
  </svg>
)
