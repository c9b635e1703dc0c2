import { useState } from 'react'
import { useAct } from '../../../parts/ask/doors.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import type { EventDetail } from '../forms/fields.ts'
import type { Label } from './labels.ts'

const levels = ['L2', 'L3', 'L4'] as const
type Level = (typeof levels)[number]
const levelOf = (label: Label | undefined): Level | null => levels.find((one) => one === label?.level) ?? null

/** What a supervisor says about the event, or about one line of it. */
export function LabelForm({
  event,
  line,
  before,
  close,
}: {
  event: EventDetail
  line?: { readonly id: string; readonly text: string }
  before: Label | undefined
  close: () => void
}) {
  const { label: words } = useWords().crisis
  const say = useSay()
  const [label, setLabel] = useState<Label['label'] | null>(before?.label ?? null)
  const [level, setLevel] = useState<Level | null>(levelOf(before))
  const act = useAct('PUT /api/crisis/events/:id/label', {
    refresh: ['GET /api/crisis/events/:id/labels'],
    done: () => {
      say.yes(words.done)
      close()
    },
  })
  const choices: readonly Label['label'][] = line
    ? ['missed', 'right', 'false_alarm']
    : ['right', 'false_alarm']
  const names = line ? words.nameOfLine : words.names
  const asksLevel = label === 'right' || label === 'missed'
  const send = (): void => {
    if (label === null) return
    const body = { label, level: asksLevel ? level : null, messageId: line?.id ?? null }
    act.mutate({ params: { id: event.id }, body })
  }
  return (
    <ActDialog
      title={line ? words.dialogLine : words.dialog(event.number)}
      about={words.about}
      yes={words.yes}
      ready={label !== null && (label !== 'missed' || level !== null)}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      {line && <blockquote className="labelled-line">{line.text}</blockquote>}
      <Choice
        label={words.which}
        value={label}
        options={choices.map((value) => ({ value, label: names[value] }))}
        choose={setLabel}
      />
      {asksLevel && (
        <Choice
          label={words.level}
          hint={label === 'right' ? words.levelHint : undefined}
          value={level}
          options={levels.map((value) => ({ value, label: words.levels[value] }))}
          choose={setLevel}
        />
      )}
    </ActDialog>
  )
}
