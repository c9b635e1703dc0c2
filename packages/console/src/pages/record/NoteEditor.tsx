import { attendances, noteModes, riskAnswers } from '@anxin/contract/record.ts'
import { findDiagnosticWords } from '@anxin/core/casework/wording.ts'
import { Button, Input, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { Choice, Scale, Several } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { clockTime, fromField, serverNow, toField } from '../../parts/show/times.ts'
import type { Case } from '../casework/shapes.ts'
import { type Draft, type Saving, useAutosave } from './autosave.ts'
import { NoteClash } from './NoteClash.tsx'
import type { Note } from './Notes.tsx'

const parts = ['said', 'seen', 'thought', 'plan'] as const
const emptyFor = (caseId: string): Draft => ({
  ...{ caseId, format: 'dap', mode: null, minutes: 50, attendance: null, risk: null, goals: [] },
  sessionAt: new Date(serverNow()).toISOString(),
  fields: { said: '', seen: '', thought: '', plan: '', next: '', mood: null, problems: [], riskWords: '' },
})

/** A note that is being written. It keeps itself; signing locks it. */
export function NoteEditor({
  one,
  id,
  note,
  close,
}: {
  one: Case
  id: string
  note: Note | undefined
  close: () => void
}) {
  const { record: words } = useWords()
  const [empty] = useState(() => emptyFor(one.id))
  const { draft, change, save, saving, reply, error, forget, clash, settle } = useAutosave(id, note, empty)
  const { fields } = draft
  const write = (part: Partial<Draft['fields']>): void => change({ fields: { ...fields, ...part } })
  const sign = useAct('POST /api/record/notes/:id/signature', {
    done: () => {
      forget()
      close()
    },
  })
  const ready = draft.mode !== null && draft.attendance !== null && draft.risk !== null
  return (
    <div className="panel note-editor" data-note="writing">
      <div className="row">
        <Segmented
          aria-label={words.format.label}
          options={[
            { value: 'dap', label: words.format.dap },
            { value: 'soap', label: words.format.soap },
          ]}
          value={draft.format}
          onChange={(format) => change({ format: format as 'dap' | 'soap' })}
        />
        <Saved saving={clash ? 'failed' : saving} at={reply?.savedAt ?? note?.savedAt} />
      </div>
      <Session draft={draft} change={change} />
      {parts.map((part) => (
        <Field key={part} label={words.parts[draft.format][part]} wide>
          <Writing value={fields[part]} write={(text) => write({ [part]: text })} most={8000} rows={3} />
        </Field>
      ))}
      <Wording fields={fields} />
      <Risk draft={draft} change={change} write={write} alerted={reply?.alerted ?? false} />
      <Measures draft={draft} write={write} />
      {one.goals.length > 0 && (
        <Several
          label={words.goals}
          values={draft.goals}
          options={one.goals.map((goal) => ({ value: goal.id, label: goal.statement }))}
          choose={(goals) => change({ goals })}
        />
      )}
      <Field label={words.next} wide>
        <Input
          value={fields.next}
          maxLength={500}
          onChange={(event) => write({ next: event.target.value })}
        />
      </Field>
      {clash && <NoteClash there={clash} here={draft} settle={settle} />}
      <RefusalLine error={error ?? sign.error} />
      <div className="row">
        <Button
          type="primary"
          disabled={!ready || clash !== undefined}
          loading={sign.isPending}
          onClick={() => void save().then((kept) => kept && sign.mutate({ params: { id } }))}
        >
          {words.sign}
        </Button>
        <Button onClick={() => void save().then(close)}>{words.putAway}</Button>
        <span className="hint">{words.signAbout}</span>
      </div>
    </div>
  )
}

function Saved({ saving, at }: { saving: Saving; at: string | undefined }) {
  const { record: words } = useWords()
  const text =
    saving === 'saving'
      ? words.saving
      : saving === 'here'
        ? words.savedHere
        : saving === 'failed'
          ? words.saveFailed
          : at
            ? words.savedAt(clockTime(at))
            : ''
  return (
    <span
      className={saving === 'here' || saving === 'failed' ? 'note-saved bad-text' : 'note-saved n'}
      role="status"
    >
      {text}
    </span>
  )
}

function Session({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { record: words } = useWords()
  return (
    <>
      <div className="pair">
        <Field label={words.when}>
          <Input
            type="datetime-local"
            value={toField(draft.sessionAt)}
            onChange={(event) => {
              const at = fromField(event.target.value)
              if (at) change({ sessionAt: at })
            }}
          />
        </Field>
        <Field label={words.minutes}>
          <InputNumber min={0} max={600} value={draft.minutes} onChange={(minutes) => change({ minutes })} />
        </Field>
      </div>
      <Choice
        label={words.mode}
        value={draft.mode}
        options={noteModes.map((value) => ({ value, label: words.modes[value] }))}
        choose={(mode) => change({ mode })}
      />
      <Choice
        label={words.attendance}
        value={draft.attendance}
        options={attendances.map((value) => ({ value, label: words.attendances[value] }))}
        choose={(attendance) => change({ attendance })}
      />
    </>
  )
}

function Wording({ fields }: { fields: Draft['fields'] }) {
  const { casework } = useWords()
  const found = findDiagnosticWords([fields.seen, fields.thought, fields.plan, fields.next].join('\n'))
  return found.length > 0 ? (
    <p className="case-wording" role="status">
      {casework.file.words(found.join('、'))}
    </p>
  ) : null
}

function Risk({
  draft,
  change,
  write,
  alerted,
}: {
  draft: Draft
  change: (part: Partial<Draft>) => void
  write: (part: Partial<Draft['fields']>) => void
  alerted: boolean
}) {
  const { record: words } = useWords()
  return (
    <>
      <Choice
        label={words.risk}
        hint={words.riskHint}
        value={draft.risk}
        options={riskAnswers.map((value) => ({
          value,
          label: words.risks[value],
          ...(value === 'present' ? { tone: 'bad' } : {}),
        }))}
        choose={(risk) => change({ risk })}
      />
      {draft.risk === 'present' && (
        <Field label={words.riskWords} wide>
          <Writing value={draft.fields.riskWords} write={(riskWords) => write({ riskWords })} most={500} />
        </Field>
      )}
      {alerted && (
        <p className="case-warning" role="alert">
          {words.riskCalled}
        </p>
      )}
    </>
  )
}

function Measures({ draft, write }: { draft: Draft; write: (part: Partial<Draft['fields']>) => void }) {
  const { record: words } = useWords()
  const { mood, problems } = draft.fields
  const first = problems[0] ?? { name: '', value: 5 }
  return (
    <>
      <Scale
        label={words.mood}
        hint={words.moodHint}
        value={mood}
        choose={(value) => write({ mood: value })}
      />
      <div className="pair">
        <Field label={words.problem}>
          <Input
            value={first.name}
            maxLength={60}
            onChange={(event) =>
              write({ problems: event.target.value ? [{ ...first, name: event.target.value }] : [] })
            }
          />
        </Field>
        <Field label={words.problemValue}>
          <InputNumber
            min={0}
            max={10}
            disabled={!first.name}
            value={problems[0]?.value ?? null}
            onChange={(value) => write({ problems: [{ ...first, value: value ?? 0 }] })}
          />
        </Field>
      </div>
    </>
  )
}
