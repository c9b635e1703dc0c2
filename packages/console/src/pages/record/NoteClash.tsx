import { Button } from 'antd'
import { useWords } from '../../parts/language.tsx'
import { Both, type BothLine } from '../../parts/show/Both.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { both } from '../casework/file/sheet.ts'
import { type Draft, draftOf } from './autosave.ts'
import type { Note } from './Notes.tsx'

const parts = ['said', 'seen', 'thought', 'plan'] as const

/** The same note was gone on with on another device: every field that differs stands with both values. */
export function NoteClash({
  there,
  here,
  settle,
}: {
  there: Note
  here: Draft
  settle: (chosen: Draft) => void
}) {
  const { record: words, casework } = useWords()
  const theirs = draftOf(there)
  const tell = (one: Draft): (readonly [string, string])[] => [
    [words.when, shortTime(one.sessionAt)],
    [words.minutes, String(one.minutes ?? '')],
    [words.mode, one.mode ? words.modes[one.mode] : ''],
    [words.attendance, one.attendance ? words.attendances[one.attendance] : ''],
    ...parts.map((part): readonly [string, string] => [words.parts[here.format][part], one.fields[part]]),
    [words.risk, one.risk ? words.risks[one.risk] : ''],
    [words.riskWords, one.fields.riskWords],
    [words.mood, String(one.fields.mood ?? '')],
    [words.problem, one.fields.problems.map(({ name, value }) => `${name} ${value}`).join('、')],
    [words.next, one.fields.next],
  ]
  const mine = tell(here)
  const lines = tell(theirs).map(([label, text], at): BothLine => [label, text, mine[at]![1]])
  return (
    <Both about={words.twoDevices} theirs={words.otherDevice(shortTime(there.savedAt))} lines={lines}>
      <Button onClick={() => settle({ ...both(theirs, here), fields: both(theirs.fields, here.fields) })}>
        {casework.file.keepBoth}
      </Button>
      <Button onClick={() => settle(here)}>{casework.file.keepMine}</Button>
      <Button onClick={() => settle(theirs)}>{words.useOther}</Button>
    </Both>
  )
}
