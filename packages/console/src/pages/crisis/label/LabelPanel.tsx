import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../parts/language.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import type { EventDetail } from '../forms/fields.ts'
import { LabelForm } from './LabelForm.tsx'
import { type Label, useLabels, useMayLabel } from './labels.ts'

/** What supervisors say about the event: who, when, and what was said before. */
export function LabelPanel({ event }: { event: EventDetail }) {
  const { label: words } = useWords().crisis
  const { data } = useLabels(event.id)
  const may = useMayLabel()
  const [open, setOpen] = useState(false)
  if (!data || (data.labels.length === 0 && !may)) return null
  const standing = data.labels.filter((one) => one.stands)
  const earlier = data.labels.filter((one) => !one.stands)
  const ofEvent = standing.find((one) => one.messageId === null)
  return (
    <section className="label-panel" aria-labelledby="label-title">
      <h3 id="label-title">
        {words.title}
        {may && (
          <Button size="small" onClick={() => setOpen(true)}>
            {ofEvent ? words.again : words.act}
          </Button>
        )}
      </h3>
      {standing.length === 0 && <p className="hint">{words.none}</p>}
      <ul>
        {standing.map((one) => (
          <LabelLine key={one.id} label={one} />
        ))}
      </ul>
      {earlier.length > 0 && (
        <details>
          <summary>
            {words.before} <span className="n">{earlier.length}</span>
          </summary>
          <ul>
            {earlier.map((one) => (
              <LabelLine key={one.id} label={one} />
            ))}
          </ul>
        </details>
      )}
      {open && <LabelForm event={event} before={ofEvent} close={() => setOpen(false)} />}
    </section>
  )
}

function LabelLine({ label }: { label: Label }) {
  const { label: words } = useWords().crisis
  return (
    <li>
      <LabelTag label={label} />
      {label.messageId && <span>{words.aLine}</span>}
      <span className="n">{words.by(label.by, shortTime(label.at))}</span>
    </li>
  )
}

const tones = { right: 'tag good', false_alarm: 'tag', missed: 'tag lamp' } as const

export function LabelTag({ label }: { label: Label }) {
  const { label: words } = useWords().crisis
  return (
    <span className={tones[label.label]}>
      {words.names[label.label]}
      {label.level && <b className="n">{label.level}</b>}
    </span>
  )
}
