import { populationCodes } from '@anxin/core/care/plan/plans.ts'
import { needs, placeKinds } from '@anxin/core/referral/match.ts'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { type Reply, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'

export type Book = Reply<'GET /api/directory/places'>
export type Place = Book['places'][number]
export const refresh = ['GET /api/directory/places'] as const

const empty = {
  ...{
    kind: 'hospital' as Place['kind'],
    name: '',
    needs: [] as Place['needs'],
    hours: '',
    address: '',
    phone: '',
  },
  ...{ lat: null as number | null, lng: null as number | null, takesEmergencies: false },
  ...{ capacity: null as number | null, partnerId: null as string | null },
  ...{ populations: [] as string[], dialects: [] as string[], genders: [] as Place['genders'] },
}

/** Writes a place down, or changes it. */
export function EditDialog({ place, book, close }: { place: Place | null; book: Book; close: () => void }) {
  const { directory: words, referral, assessment } = useWords()
  const [id] = useState(() => place?.id ?? newId())
  const [said, setSaid] = useState({ ...empty, ...place })
  const act = useAct('PUT /api/directory/places/:id', { refresh, done: close })
  const retire = useAct('DELETE /api/directory/places/:id', { refresh, done: close })
  const change = (part: Partial<typeof said>): void => setSaid({ ...said, ...part })
  const text = (name: 'name' | 'hours' | 'address' | 'phone', most: number) => (
    <Field label={words[name]}>
      <Input
        value={said[name]}
        maxLength={most}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </Field>
  )
  const send = (): void => {
    const { kind, name, needs: sees, hours, address, phone, lat, lng, takesEmergencies } = said
    const { capacity, partnerId, populations, dialects, genders } = said
    act.mutate({
      params: { id },
      body: {
        ...{ kind, name, needs: sees, hours, address, phone, lat, lng, takesEmergencies },
        ...{ capacity, partnerId, populations, dialects, genders, base: place?.version ?? 0 },
      },
    })
  }
  return (
    <ActDialog
      title={place ? words.edit : words.add}
      yes={words.keep}
      width={620}
      ready={said.name.trim().length >= 2}
      pending={act.isPending}
      error={act.error ?? retire.error}
      close={close}
      send={send}
    >
      {text('name', 60)}
      <Field label={words.kind}>
        <Select
          value={said.kind}
          onChange={(kind) => change({ kind })}
          options={placeKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
      </Field>
      <Field label={words.needs}>
        <Select
          mode="multiple"
          value={said.needs}
          onChange={(sees) => change({ needs: sees })}
          options={needs.map((value) => ({ value, label: referral.needs[value] }))}
        />
      </Field>
      <Field label={words.populations} hint={words.populationsHint}>
        <Select
          mode="multiple"
          value={said.populations}
          onChange={(populations) => change({ populations })}
          options={populationCodes.map((value) => ({ value, label: assessment.populations[value] }))}
        />
      </Field>
      <div className="pair">
        <Field label={words.dialects}>
          <Select
            mode="tags"
            value={said.dialects}
            maxCount={8}
            onChange={(dialects) => change({ dialects: dialects.map((one) => one.trim().slice(0, 20)) })}
            options={words.dialectsUsual.map((value) => ({ value, label: value }))}
          />
        </Field>
        <Field label={words.gendersLabel}>
          <Select
            mode="multiple"
            value={said.genders}
            onChange={(genders) => change({ genders })}
            options={(['female', 'male'] as const).map((value) => ({ value, label: words.genders[value] }))}
          />
        </Field>
      </div>
      {text('phone', 30)}
      {text('hours', 80)}
      {text('address', 100)}
      <Field label={words.capacity}>
        <InputNumber min={0} max={999} value={said.capacity} onChange={(capacity) => change({ capacity })} />
      </Field>
      <Field label={words.lat}>
        <InputNumber min={-90} max={90} value={said.lat} onChange={(lat) => change({ lat })} />
      </Field>
      <Field label={words.lng}>
        <InputNumber min={-180} max={180} value={said.lng} onChange={(lng) => change({ lng })} />
      </Field>
      <Field label={words.partner}>
        <Select
          value={said.partnerId ?? ''}
          onChange={(partnerId) => change({ partnerId: partnerId || null })}
          options={[
            { value: '', label: words.noPartner },
            ...book.partners.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
      </Field>
      <Checkbox
        checked={said.takesEmergencies}
        onChange={(event) => change({ takesEmergencies: event.target.checked })}
      >
        {words.emergencies}
      </Checkbox>
      {place && (
        <Button danger onClick={() => retire.mutate({ params: { id } })}>
          {words.retire}
        </Button>
      )}
    </ActDialog>
  )
}
