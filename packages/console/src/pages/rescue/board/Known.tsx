import '../../../styles/crisis/emergency.css'
import { useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { CopyButton } from '../../../parts/show/CopyButton.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import type { RescueBoard } from '../shapes.ts'

/** Who is looked for, and where they live or were last. */
export function Where({ board }: { board: RescueBoard }) {
  const { rescue: words, crisis } = useWords()
  if (!board.person) return null
  return (
    <section aria-label={words.person}>
      <h2>{words.person}</h2>
      <p className="who">
        <b>{board.person.name ?? crisis.anonymous}</b>
        {board.person.minor && <span className="tag warn">{crisis.minor}</span>}
      </p>
      {board.parts.includes('address') && (
        <p className={board.address ? 'where' : 'hint'}>{board.address ?? words.noAddress}</p>
      )}
      {board.myRole === 'pair' && <p className="say">{words.pairSay}</p>}
    </section>
  )
}

export function Phones({ board }: { board: RescueBoard }) {
  const { rescue: words } = useWords()
  if (!board.phones) return null
  return (
    <section aria-label={words.phones}>
      <h2>{words.phones}</h2>
      {board.phones.length === 0 && <p className="hint">{words.noPhones}</p>}
      {board.phones.map((one) => (
        <a key={one.phone + one.about} className="ring n" href={`tel:${one.phone.replace(/[^\d+]/g, '')}`}>
          <Icon name="phone" size={16} />
          <b>{one.name || words.abouts[one.about]}</b>
          <span>{words.abouts[one.about]}</span>
          <span>{one.phone}</span>
        </a>
      ))}
    </section>
  )
}

/** What the caller reads out to 120 or 110; made from what is known, nothing of the conversation in it. */
export function Script({ board }: { board: RescueBoard }) {
  const { rescue: words } = useWords()
  const me = useMe()
  if (!board.script) return null
  const { where, danger, alone } = board.script
  const lines = [
    words.script.opening(me?.name ?? ''),
    words.script.where(where ?? words.script.unknown),
    words.script.danger(danger.map((code) => words.dangers[code] ?? code).join('、') || words.script.unknown),
    words.script.alone(alone ?? words.script.unknown),
    words.script.ask,
  ]
  return (
    <section aria-label={words.script.title} className="script">
      <h2>{words.script.title}</h2>
      <div className="dial">
        {['120', '110'].map((number) => (
          <a key={number} className="n" href={`tel:${number}`}>
            <Icon name="phone" /> {number}
          </a>
        ))}
      </div>
      <ol>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <CopyButton text={lines.join('\n')} label={words.script.copy} />
    </section>
  )
}
