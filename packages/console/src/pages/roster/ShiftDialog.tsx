import { Button, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { useMe } from '../../parts/ask/who.ts'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useLanguage } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { clockTime, dayName, endTime, serverNow } from '../../parts/show/times.ts'
import type { Person, Shift } from './spans.ts'

/** One shift: who stands, and a swap or its removal. */
export function ShiftDialog({
  shift,
  people,
  keeper,
  close,
}: {
  shift: Shift
  people: readonly Person[]
  keeper: boolean
  close: () => void
}) {
  const { words, locale } = useLanguage()
  const { roster } = words
  const me = useMe()
  const say = useSay()
  const [toId, setTo] = useState<string>()
  const remove = useAct('DELETE /api/roster/shifts/:id', { refresh: ['GET /api/roster/week'], done: close })
  const ask = useAct('POST /api/roster/shifts/:id/swaps', {
    refresh: ['GET /api/roster/week'],
    done: () => {
      say.yes(roster.swapSent)
      close()
    },
  })
  const begun = Date.parse(shift.startsAt) <= serverNow()
  const mine = shift.primary.id === me?.personId || shift.secondary?.id === me?.personId
  const others = people.filter(
    (person) => person.id !== shift.primary.id && person.id !== shift.secondary?.id,
  )
  return (
    <Dialog
      title={`${dayName(shift.startsAt, locale)} ${clockTime(shift.startsAt)}–${endTime(shift.endsAt)}`}
      close={close}
      width={460}
    >
      <div className="asking">
        <ul className="lines">
          <li>
            <span>{roster.primaryLong}</span>
            <b>{shift.primary.name}</b>
          </li>
          <li>
            <span>{roster.secondaryLong}</span>
            <b className={shift.secondary ? '' : 'late'}>{shift.secondary?.name ?? roster.gapSecond}</b>
          </li>
          <li>
            <span>{words.network.people.place}</span>
            <b>{shift.unitName}</b>
          </li>
        </ul>
        {shift.swap && <p className="tag lamp">{roster.swapAsked(shift.swap.fromName, shift.swap.toName)}</p>}
        {mine && !shift.swap && Date.parse(shift.endsAt) > serverNow() && (
          <>
            <Field label={roster.swapTo} hint={roster.swapAbout}>
              <Select
                value={toId ?? null}
                onChange={(value) => setTo(value ?? undefined)}
                placeholder={roster.choose}
                options={others.map((person) => ({
                  value: person.id,
                  label: person.certified ? person.name : `${person.name}（${roster.noCert}）`,
                  disabled: !person.certified,
                }))}
              />
            </Field>
            <Button
              type="primary"
              disabled={!toId}
              loading={ask.isPending}
              onClick={() => toId && ask.mutate({ params: { id: shift.id }, body: { toId } })}
            >
              {roster.swapYes}
            </Button>
          </>
        )}
        <RefusalLine error={ask.error ?? remove.error} />
        {keeper &&
          (begun ? (
            <p className="hint">{roster.begun}</p>
          ) : (
            <Popconfirm
              title={roster.remove}
              description={roster.removeAsk}
              okText={words.act.remove}
              okButtonProps={{ danger: true }}
              onConfirm={() => remove.mutate({ params: { id: shift.id } })}
            >
              <Button danger loading={remove.isPending}>
                {roster.remove}
              </Button>
            </Popconfirm>
          ))}
      </div>
    </Dialog>
  )
}
