import type { JSX } from 'preact'
import { hotlineNumber } from '../../parts/calls/hotlines.ts'
import { Icon, type IconName } from '../../parts/drawn/Icon.tsx'
import { g } from './words.ts'

/** The line for young people and those who bring them up. */
const youthNumber = '12355'

export const Lines = ({ lines, mark }: { lines: readonly string[]; mark: IconName }): JSX.Element => (
  <ul class="guardian-lines">
    {lines.map((line) => (
      <li key={line}>
        <Icon name={mark} size="s" />
        <span>{line}</span>
      </li>
    ))}
  </ul>
)

export const Calls = (): JSX.Element => (
  <div class="guardian-calls">
    <a class="call call-soft" href={`tel:${youthNumber}`}>
      <b>{youthNumber}</b> <span>{g.value.callYouth}</span>
    </a>
    <a class="call call-soft" href={`tel:${hotlineNumber}`}>
      <b>{hotlineNumber}</b> <span>{g.value.callLine}</span>
    </a>
  </div>
)
