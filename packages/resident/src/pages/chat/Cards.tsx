import type { JSX } from 'preact'
import { directory } from '../../parts/calls/hotlines.ts'
import { Icon, type IconName } from '../../parts/drawn/Icon.tsx'
import { w } from '../../parts/words.ts'
import type { Message } from '../../talk/state.ts'
import { BreathCard } from '../breathe/BreathCard.tsx'
import { QuickLeave } from './parts.ts'

export const Slip = ({ icon, children }: { icon: IconName; children: string }): JSX.Element => (
  <div class="slip">
    <Icon name={icon} />
    <p>{children}</p>
  </div>
)

/** At most three numbers, best first: those the line offers, as far as the directory knows them, then the others. */
const HotlineCard = ({ message: { choices } }: { message: Message }): JSX.Element => {
  const offered = (line: { number: string }): boolean =>
    choices.some(({ code }) => code === `call.${line.number}`)
  const all = directory.value?.hotlines ?? w.value.help.builtInLines
  const lines = [...all.filter(offered), ...all.filter((line) => !offered(line))].slice(0, 3)
  return (
    <div class="card-calls">
      {lines.map((line) => (
        <a key={line.number} class="call call-soft" href={`tel:${line.number.replace(/[^\d+]/g, '')}`}>
          <Icon name="phone" size="s" />
          <b>{line.number}</b>
          <span>{w.value.help.lineNames[line.number] ?? line.name}</span>
        </a>
      ))}
      {choices.some(({ code }) => code === 'call.12338') && <QuickLeave />}
    </div>
  )
}

/** What can be done right in the conversation. The crisis card is pinned above it instead. */
export const MessageCard = ({ message }: { message: Message }): JSX.Element | null => {
  const { card } = message
  if (card === 'breathing') return <BreathCard />
  return card === 'hotline' ? <HotlineCard message={message} /> : null
}
