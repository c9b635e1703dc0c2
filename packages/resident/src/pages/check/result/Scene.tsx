import type { JSX } from 'preact'
import type { Result } from '../../../check/run.ts'

const Hills = ({ tones }: { tones: readonly [string, string] }): JSX.Element => (
  <>
    <path
      d="M0 112c34-14 62-34 96-34 30 0 46 18 78 18 40 0 62-38 106-38 44 0 70 28 110 42v80H0z"
      fill={tones[0]}
    />
    <path d="M0 150c60-14 120-6 190-4 80 2 130-14 200-6v40H0z" fill={tones[1]} />
  </>
)

const House = ({ lit }: { lit: boolean }): JSX.Element => (
  <g transform="translate(226 52) scale(.92)">
    <path d="M18 46h96v62H18z" fill="#FBFCFA" />
    <path
      d="M-6 45.500C14 42 30 29 41 9h50c11 20 27 33 47 36.500l-3.500 6C122 50 110 45 100 37c-10 8-22 11.500-34 11.500S42 45 32 37C22 45 10 50-2.500 51.500z"
      fill="#1F5345"
    />
    <rect x="28" y="62" width="30" height="26" rx="2" fill="#F3C97F" />
    <path d="M43 62v26M28 75h30" stroke="#74490A" stroke-opacity=".55" stroke-width="1.400" />
    <path d="M72 108V68a13 13 0 0 1 26 0v40z" fill={lit ? '#F3C97F' : '#2B6A57'} />
    {lit && <path d="M72 108h26l16 18H56z" fill="#F3C97F" fill-opacity=".5" />}
    {lit && <circle cx="66" cy="63" r="17" fill="#F3C97F" fill-opacity=".35" />}
    <path d="M66 48v8" stroke="#74490A" stroke-width="1.500" />
    <rect x="60.500" y="56" width="11" height="13" rx="5" fill="#E2A03F" />
  </g>
)

const Cloud = ({ x, y, tone }: { x: number; y: number; tone: string }): JSX.Element => (
  <path
    transform={`translate(${x} ${y})`}
    d="M8 30a14 14 0 0 1 3-27.500A20 20 0 0 1 48 8a13 13 0 0 1 4 22z"
    fill={tone}
  />
)

/** Two cups on a table: somebody sits with you. */
const Table = (): JSX.Element => (
  <g transform="translate(58 112)">
    <path d="M0 34h120" stroke="#74490A" stroke-width="5" stroke-linecap="round" />
    <path d="M18 34v26M102 34v26" stroke="#74490A" stroke-width="4" stroke-linecap="round" />
    {[20, 74].map((x) => (
      <g key={x} transform={`translate(${x} 10)`}>
        <path d="M0 4h24v9a12 12 0 0 1-24 0z" fill="#fff" stroke="#2B6A57" stroke-width="2" />
        <path
          d="M8-2c-2-3 2-4 0-7M16-2c-2-3 2-4 0-7"
          fill="none"
          stroke="#E2A03F"
          stroke-width="2"
          stroke-linecap="round"
        />
      </g>
    ))}
  </g>
)

const scenes = {
  /** Sun over the hills. */
  steady: (
    <>
      <circle cx="120" cy="62" r="30" fill="#FBE9C8" />
      <Hills tones={['#C6DCD0', '#8AB6A2']} />
      <House lit={false} />
    </>
  ),
  /** A cloud before the sun. */
  tired: (
    <>
      <circle cx="128" cy="56" r="28" fill="#FBE9C8" />
      <Cloud x={58} y={52} tone="#fff" />
      <Cloud x={150} y={76} tone="#E9EFEA" />
      <Hills tones={['#C6DCD0', '#8AB6A2']} />
      <House lit={false} />
    </>
  ),
  /** Somebody sits with you. */
  company: (
    <>
      <circle cx="116" cy="54" r="26" fill="#FBE9C8" />
      <Hills tones={['#C6DCD0', '#A5C8B7']} />
      <Table />
      <House lit />
    </>
  ),
  /** Dusk; the door is open and the lamp is lit. */
  door: (
    <>
      <path d="M106 30a26 26 0 1 0 20 42 22 22 0 0 1-20-42z" fill="#FBE9C8" />
      <Hills tones={['#A5C8B7', '#6F9F8A']} />
      <House lit />
    </>
  ),
} as const

const sceneOf = ({ actions }: Result): keyof typeof scenes => {
  if (actions[0] === 'self_help') return 'steady'
  if (actions[0] === 'exercise') return 'tired'
  return actions[0] === 'ask_worker' ? 'company' : 'door'
}

export const Scene = ({ result }: { result: Result }): JSX.Element => {
  const which = sceneOf(result)
  return (
    <svg
      class={result.actions.includes('call_120') ? 'scene scene-low' : 'scene'}
      viewBox="0 0 390 180"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
    >
      <path d="M0 0h390v180H0z" fill={which === 'door' ? '#C6DCD0' : '#DCE9E1'} />
      {scenes[which]}
    </svg>
  )
}
