import { Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { ReasonDialog } from '../../parts/fill/ReasonDialog.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import type { Asked } from './Colleagues.tsx'
import type { Pairs } from './Supervision.tsx'

const refresh = ['GET /api/training/pairs'] as const

/** Who supervises a colleague, or stands in. Those who are full are shown and cannot be chosen. */
export function NamePair({
  asked: { row, kind },
  supervisors,
  close,
}: {
  asked: Extract<Asked, { act: 'name' }>
  supervisors: Pairs['supervisors']
  close: () => void
}) {
  const { training } = useWords()
  const { naming: words, supervisors: counts } = training
  const say = useSay()
  const [id] = useState(newId)
  const [supervisorId, setSupervisor] = useState<string>()
  const act = useAct('POST /api/training/pairs', {
    refresh,
    done: () => {
      say.yes(words.done)
      close()
    },
  })
  const taken = [row.staffId, row.standing.primary?.staffId, row.standing.deputy?.staffId]
  const options = supervisors
    .filter((one) => one.able && !taken.includes(one.staffId))
    .map((one) => {
      const full = kind === 'primary' && one.count >= one.cap && one.overrideUntil === null
      const count = counts.of(one.count, one.cap)
      return {
        value: one.staffId,
        label: [one.name, count, ...(full ? [words.full] : [])].join(' · '),
        disabled: full,
      }
    })
  return (
    <ActDialog
      title={words.title[kind](row.name)}
      about={<p className="hint">{words.about[kind]}</p>}
      yes={words.yes}
      ready={supervisorId !== undefined}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => {
        if (supervisorId) act.mutate({ body: { id, supervisorId, staffId: row.staffId, kind } })
      }}
    >
      <Field
        label={kind === 'primary' ? words.who : words.deputy}
        {...(options.length === 0 ? { hint: words.none } : {})}
      >
        <Select
          {...(supervisorId ? { value: supervisorId } : {})}
          placeholder={words.choose}
          options={options}
          onChange={setSupervisor}
          disabled={options.length === 0}
        />
      </Field>
    </ActDialog>
  )
}

export function EndPair({
  asked: { pair, row },
  close,
}: {
  asked: Extract<Asked, { act: 'end' }>
  close: () => void
}) {
  const { ending: words } = useWords().training
  const say = useSay()
  const act = useAct('POST /api/training/pairs/:id/end', { refresh, done: () => say.yes(words.done) })
  return (
    <ReasonDialog
      keep={`supervision.end.${pair.pairId}`}
      title={words.title(pair.name, row.name)}
      about={words.about}
      label={words.reason}
      yes={words.yes}
      danger
      act={{
        isPending: act.isPending,
        error: act.error,
        send: (reason, done) =>
          act.mutate({ params: { id: pair.pairId }, body: { reason } }, { onSuccess: done }),
      }}
      close={close}
    />
  )
}
