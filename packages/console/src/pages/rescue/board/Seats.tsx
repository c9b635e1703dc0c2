import { rescueRoles } from '@anxin/core/rescue/roles.ts'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../parts/ask/doors.ts'
import { newId } from '../../../parts/ask/kept.ts'
import { Field } from '../../../parts/fill/Field.tsx'
import { useWords } from '../../../parts/language.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import type { RescueBoard } from '../shapes.ts'

type Role = RescueBoard['myRole']

/** Who has which part. The commander gives parts, takes them back, and hands on the command. */
export function Seats({ board, put }: { board: RescueBoard; put: (board: RescueBoard) => void }) {
  const { rescue: words } = useWords()
  const [staffId, setStaffId] = useState<string>()
  const [role, setRole] = useState<Role>('caller')
  const act = useAct('POST /api/rescue/boards/:id/seats', {
    done: (next) => {
      setStaffId(undefined)
      put(next)
    },
  })
  const give = (id: string, part: Role | null): void =>
    act.mutate({ params: { id: board.id }, body: { id: newId(), staffId: id, role: part } })
  const leads = board.writes.includes('seat') && board.closedAt === null
  const free = (board.colleagues ?? []).filter(
    (one) => !board.seats.some((seat) => seat.mine && seat.staffId === one.id),
  )
  return (
    <section aria-label={words.team} className="seats">
      <h2>
        {words.team} <small className="n">{words.people(board.seats.length)}</small>
      </h2>
      <ul>
        {board.seats.map((seat) => (
          <li key={seat.staffId}>
            <b>{words.roles[seat.role]}</b>
            <span>
              {seat.name}
              {seat.mine && words.me}
            </span>
            {leads && !seat.mine && (
              <Button
                size="small"
                onClick={() => give(seat.staffId, null)}
                aria-label={words.takeBackOf(seat.name)}
              >
                {words.takeBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {leads && (
        <div className="give">
          <Field label={words.colleague}>
            <Select
              value={staffId}
              onChange={setStaffId}
              options={free.map((one) => ({ value: one.id, label: one.name }))}
              placeholder={words.choose}
              showSearch={{ optionFilterProp: 'label' }}
            />
          </Field>
          <Field label={words.part}>
            <Select
              value={role}
              onChange={setRole}
              options={rescueRoles.map((value) => ({ value, label: words.roles[value] }))}
            />
          </Field>
          <Button disabled={!staffId} loading={act.isPending} onClick={() => staffId && give(staffId, role)}>
            {role === 'commander' ? words.handOn : words.give}
          </Button>
        </div>
      )}
      <RefusalLine error={act.error} />
    </section>
  )
}
