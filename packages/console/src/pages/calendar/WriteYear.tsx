import { Input } from 'antd'
import { useState } from 'react'
import { queryClient, reading, useAct } from '../../parts/ask/doors.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { readDays, typed, type Year } from './days.ts'

/** Copies the official notice of a year, a line for each holiday; what was read is said before it is kept. */
export function WriteYear({ year, before, close }: { year: number; before?: Year; close: () => void }) {
  const { calendar: words } = useWords()
  const say = useSay()
  const [source, setSource] = useState(before?.source ?? '')
  const [text, setText] = useState(() => typed(before?.days ?? [], words))
  const read = readDays(text, year)
  const days = 'days' in read ? read.days : []
  const moved = days.filter((day) => day.working).length
  const keep = useAct('PUT /api/calendar/years/:year', {
    refresh: ['GET /api/health'],
    done: (reply) => {
      queryClient.setQueryData(reading('GET /api/calendar/years').queryKey, reply)
      say.yes(words.saved)
      close()
    },
  })
  return (
    <ActDialog
      title={words.write(year)}
      about={words.missingAbout}
      yes={words.save}
      width={640}
      ready={source.trim().length >= 4 && days.length > 0}
      pending={keep.isPending}
      error={keep.error}
      close={close}
      send={() => keep.mutate({ params: { year }, body: { source: source.trim(), days } })}
    >
      <Field label={words.source} hint={words.sourceHint}>
        <Input value={source} onChange={(event) => setSource(event.target.value)} maxLength={200} autoFocus />
      </Field>
      <Field label={words.lines} hint={words.linesHint} wrong={'wrong' in read && words.wrong(read.wrong)}>
        <Writing value={text} write={setText} most={6000} rows={8} />
      </Field>
      <p className="hint n" role="status">
        {days.length > 0 ? words.found(days.length - moved, moved) : words.foundNone}
      </p>
    </ActDialog>
  )
}
