import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { AppointmentPage } from './AppointmentPage.tsx'
import type { Room } from './shapes.ts'

/** Rooms, and what stands in them. */
export function Rooms() {
  const { appointment: all } = useWords()
  const words = all.rooms
  const me = useMe()
  const [edit, setEdit] = useState<Room>()
  const query = useQuery({ ...reading('GET /api/appointment/rooms'), enabled: mayEnter(me, 'roomKeeping') })
  const unit = me?.grants[0]
  const blank = (): Room => ({
    ...{ id: newId(), unitId: unit?.unitId ?? '', unitName: unit?.unitName ?? '', name: '', kind: 'talk' },
    ...{ barrierFree: false, blocked: null, equipment: [] },
  })
  const add = (
    <Button type="primary" disabled={!unit} onClick={() => setEdit(blank())}>
      {words.add}
    </Button>
  )
  return (
    <AppointmentPage at="rooms" about={words.about} acts={add}>
      <Shown query={query} lines={4}>
        {({ rooms }) =>
          rooms.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <ul className="waits">
              {rooms.map((room) => (
                <li key={room.id} className="panel">
                  <div>
                    <p className="tags">
                      <b>{room.name}</b>
                      <span className="tag">{words.kinds[room.kind]}</span>
                      {room.barrierFree && <span>{words.barrierFree}</span>}
                      {room.blocked !== null && (
                        <span className="tag bad">{words.stopped(room.blocked)}</span>
                      )}
                    </p>
                    <p className="hint">{room.unitName}</p>
                    {room.equipment.map((one) => (
                      <p key={one.id} className="hint">
                        {one.name}
                        {one.state === 'fault' && ` · ${words.fault}`}
                        {one.caution && ` · ${words.caution}：${one.caution}`}
                      </p>
                    ))}
                  </div>
                  <Button onClick={() => setEdit(room)}>{words.edit}</Button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      {edit && <EditRoom key={edit.id} room={edit} close={() => setEdit(undefined)} />}
    </AppointmentPage>
  )
}

function EditRoom({ room, close }: { room: Room; close: () => void }) {
  const { appointment: all } = useWords()
  const words = all.rooms
  const [edit, setEdit] = useState(room)
  const save = useAct('PUT /api/appointment/rooms/:id', {
    refresh: ['GET /api/appointment/rooms', 'GET /api/appointment/calendar', 'GET /api/appointment/slots'],
    done: close,
  })
  const set = (part: Partial<Room>): void => setEdit({ ...edit, ...part })
  const { equipment } = edit
  const setOne = (id: string, part: Partial<Room['equipment'][number]>): void =>
    set({ equipment: equipment.map((one) => (one.id === id ? { ...one, ...part } : one)) })
  const { id, unitName: _, ...body } = edit
  return (
    <Dialog title={edit.name || words.add} close={close} width={620}>
      <div className="card-dialog">
        <Field label={words.name}>
          <Input maxLength={40} value={edit.name} onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <Choice
          label={words.kind}
          value={edit.kind}
          options={(['talk', 'group', 'relax'] as const).map((value) => ({
            value,
            label: words.kinds[value],
          }))}
          choose={(kind) => set({ kind })}
        />
        <Checkbox checked={edit.barrierFree} onChange={(event) => set({ barrierFree: event.target.checked })}>
          {words.barrierFree}
        </Checkbox>
        <Field label={words.blocked} wide>
          <Input
            value={edit.blocked ?? ''}
            onChange={(event) => set({ blocked: event.target.value || null })}
          />
        </Field>
        {equipment.map((one) => (
          <div key={one.id} className="caller-who">
            <Field label={words.equipmentName}>
              <Input value={one.name} onChange={(event) => setOne(one.id, { name: event.target.value })} />
            </Field>
            <Field label={words.caution}>
              <Input
                value={one.caution}
                onChange={(event) => setOne(one.id, { caution: event.target.value })}
              />
            </Field>
            <Checkbox
              checked={one.state === 'fault'}
              onChange={(event) => setOne(one.id, { state: event.target.checked ? 'fault' : 'in_use' })}
            >
              {words.fault}
            </Checkbox>
          </div>
        ))}
        <Button
          onClick={() =>
            set({ equipment: [...equipment, { id: newId(), name: '', state: 'in_use', caution: '' }] })
          }
        >
          {words.addEquipment}
        </Button>
        <RefusalLine error={save.error} />
        <Button
          type="primary"
          disabled={!edit.name.trim() || equipment.some((one) => !one.name.trim())}
          loading={save.isPending}
          onClick={() => save.mutate({ params: { id }, body })}
        >
          {words.save}
        </Button>
      </div>
    </Dialog>
  )
}
