import type { JSX } from 'preact'

/** Hills stretch with the screen; the house under the eave keeps its shape. */
const Hills = (): JSX.Element => (
  <svg class="hills" viewBox="0 0 390 272" preserveAspectRatio="none" aria-hidden="true">
    <path
      d="M0 168c34-16 62-40 96-40 30 0 46 22 78 22 40 0 62-46 106-46 44 0 70 34 110 50v118H0z"
      fill="#C6DCD0"
    />
    <path
      d="M0 196c42-8 66-26 104-24 44 2 60 22 104 18 52-4 72-34 118-34 28 0 46 10 64 18v98H0z"
      fill="#A5C8B7"
    />
    <path d="M0 214c60-14 120-6 190-4 80 2 130-14 200-6v68H0z" fill="#8AB6A2" />
    <path d="M0 272v-16c52-9 120-17 195-17s143 8 195 17v16z" fill="#F3F6F2" />
  </svg>
)

const Sky = ({ night }: { night: boolean }): JSX.Element =>
  night ? (
    <svg class="sky" viewBox="0 0 60 60" aria-hidden="true">
      <path d="M38 8a23 23 0 1 0 14 30A20 20 0 0 1 38 8z" fill="#FBE9C8" />
    </svg>
  ) : (
    <svg class="sky" viewBox="0 0 60 60" aria-hidden="true">
      <circle cx="30" cy="30" r="25" fill="#FBE9C8" />
    </svg>
  )

const House = ({ night }: { night: boolean }): JSX.Element => (
  <svg class="house" viewBox="0 0 190 112" aria-hidden="true">
    {/* the tree beside the house */}
    <path d="M22 112V80" stroke="#1F5345" stroke-width="3" stroke-linecap="round" />
    <ellipse cx="22" cy="68" rx="17" ry="22" fill="#4A8772" />
    <path
      d="M22 86V64M22 78l7-6M22 73l-6-5"
      stroke="#1F5345"
      stroke-opacity=".6"
      stroke-width="1.6"
      stroke-linecap="round"
    />
    <g transform="translate(46 4)">
      <path d="M18 46h96v62H18z" fill="#FBFCFA" />
      <path d="M18 46h96v8H18z" fill="#DDE8E1" />
      <path
        d="M-6 45.5C14 42 30 29 41 9h50c11 20 27 33 47 36.5l-3.5 6C122 50 110 45 100 37c-10 8-22 11.5-34 11.5S42 45 32 37C22 45 10 50-2.5 51.5z"
        fill="#1F5345"
      />
      <path d="M39 6.5c8 2.5 46 2.5 54 0l2.5 5.5H36.5z" fill="#15352E" />
      <rect x="28" y="62" width="30" height="26" rx="2" fill="#F3C97F" />
      <path
        d="M43 62v26M28 75h30M35.5 62v26M50.5 62v26"
        stroke="#74490A"
        stroke-opacity=".55"
        stroke-width="1.4"
      />
      <path d="M72 108V68a13 13 0 0 1 26 0v40z" fill="#2B6A57" />
      <circle cx="92" cy="84" r="1.8" fill="#F3C97F" />
      {night && <circle cx="66" cy="63" r="15" fill="#F3C97F" fill-opacity=".4" />}
      <path d="M66 48v8" stroke="#74490A" stroke-width="1.5" />
      <rect x="60.5" y="56" width="11" height="13" rx="5" fill="#E2A03F" />
      <path d="M63 69h6" stroke="#74490A" stroke-width="1.5" />
    </g>
  </svg>
)

/** 檐下一盏灯: a lamp under the eave. At night the moon is out and the lamp shines. */
export const HeroDrawing = ({ night }: { night: boolean }): JSX.Element => (
  <div class="drawing" aria-hidden="true">
    <Sky night={night} />
    <Hills />
    <House night={night} />
  </div>
)
