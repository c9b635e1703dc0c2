import type { JSX } from 'preact'

const drawings = {
  phone: (
    <path d="M5 4.5h3.2l1.6 4.2-2.2 1.5a11.5 11.5 0 0 0 6.2 6.2l1.5-2.2 4.2 1.6V19a1.7 1.7 0 0 1-1.8 1.7C10.6 20.2 3.8 13.4 3.3 6.3A1.7 1.7 0 0 1 5 4.5z" />
  ),
  home: (
    <>
      <path d="M3 11.3c3.8-1.3 6.6-3.8 9-7.3 2.4 3.5 5.2 6 9 7.3" />
      <path d="M5.5 11.2V19a1.5 1.5 0 0 0 1.5 1.5h10a1.5 1.5 0 0 0 1.5-1.5v-7.8" />
      <path d="M12 20.5v-6" />
    </>
  ),
  chat: (
    <>
      <path d="M4 11.5C4 7.4 7.6 4.5 12 4.5s8 2.9 8 7-3.6 7-8 7c-.9 0-1.8-.1-2.6-.3L5.2 20l.8-3.3A6.7 6.7 0 0 1 4 11.5z" />
      <path d="M8.8 12.5c1.9 1.9 4.5 1.9 6.4 0" />
    </>
  ),
  help: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <circle cx="12" cy="12" r="3.5" />
      <path d="m6 6 3.5 3.5M14.5 14.5 18 18M18 6l-3.5 3.5M9.5 14.5 6 18" />
    </>
  ),
  me: (
    <>
      <circle cx="12" cy="8.5" r="4" />
      <path d="M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6" />
    </>
  ),
  hand: (
    <>
      <path d="M12 20.2C6.8 16.5 3.5 13.3 3.5 9.5A4.3 4.3 0 0 1 7.8 5.2c1.8 0 3.3 1 4.2 2.6.9-1.6 2.4-2.6 4.2-2.6a4.3 4.3 0 0 1 4.3 4.3c0 3.8-3.3 7-8.5 10.7z" />
      <path d="M8.5 11.8h2l1.2-2 1.6 4 1-2h1.4" />
    </>
  ),
  chev: <path d="m9.5 5.5 6.5 6.5-6.5 6.5" />,
  back: <path d="M15 5 8 12l7 7" />,
  down: <path d="m5.5 9 6.5 6.5L18.5 9" />,
  up: <path d="m5.5 15.5 6.5-6.5 6.5 6.5" />,
  send: <path d="M12 19.5V5M5.5 11 12 4.5l6.5 6.5" />,
  plus: <path d="M12 5v14M5 12h14" />,
  cross: <path d="m6 6 12 12M18 6 6 18" />,
  check: <path d="m5 12.5 4.8 4.8L19.5 7.5" />,
  message: <path d="M4 6.5h16v11H4zM4 7l8 6 8-6" />,
  list: (
    <>
      <path d="M10.5 7H20M10.5 12.5H20M10.5 18H20" />
      <path d="m3.8 7 1.4 1.4L7.8 5.5M3.8 12.5l1.4 1.4 2.6-2.9M3.8 18l1.4 1.4 2.6-2.9" />
    </>
  ),
  lock: (
    <>
      <rect x="5.5" y="10.5" width="13" height="10" rx="2.5" />
      <path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />
    </>
  ),
  eye: (
    <>
      <path d="M3 12c2.2-4 5.3-6 9-6s6.8 2 9 6c-2.2 4-5.3 6-9 6s-6.8-2-9-6z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  gear: (
    <>
      <path d="M5 7h14M5 12h14M5 17h14" />
      <circle cx="9" cy="7" r="1.9" />
      <circle cx="15" cy="12" r="1.9" />
      <circle cx="8" cy="17" r="1.9" />
    </>
  ),
  print: <path d="M7 9V4h10v5M7 17H4.5v-7.5h15V17H17M7 14h10v6H7z" />,
  out: <path d="M14 4.5H6.5v15H14M11 12h9M16.5 8.5 20 12l-3.5 3.5" />,
  pen: <path d="M5 19l1-4.2L16 4.8 19.2 8 9.2 18zM14 7l3 3" />,
} satisfies Record<string, JSX.Element>

export type IconName = keyof typeof drawings

export const Icon = ({ name, size = 'm' }: { name: IconName; size?: 's' | 'm' | 'l' }): JSX.Element => (
  <svg class={`i i-${size}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    {drawings[name]}
  </svg>
)
