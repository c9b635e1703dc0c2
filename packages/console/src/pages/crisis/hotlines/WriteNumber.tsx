import { Input } from 'antd'
import { useState } from 'react'
import { queryClient, type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { newId } from '../../../parts/ask/kept.ts'
import { gates } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { PlaceField } from '../../../parts/fill/PlaceField.tsx'
import { useWords } from '../../../parts/language.tsx'

type Directory = Reply<'GET /api/hotline/directory'>

/** The directory as it came back with an act. */
export const keepDirectory = (reply: Directory): void => {
  queryClient.setQueryData(reading('GET /api/hotline/directory').queryKey, reply)
}

/** A number of the agency's own, added or changed. */
export function WriteNumber({
  hotline,
  close,
}: {
  hotline: Directory['hotlines'][number] | undefined
  close: () => void
}) {
  const { crisis, act } = useWords()
  const { hotlines: words } = crisis
  const [id] = useState(newId)
  const [given, setGiven] = useState({
    ...{ number: hotline?.number ?? '', name: hotline?.name ?? '', use: hotline?.use ?? '' },
    hours: hotline?.hours ?? '',
  })
  const [unitId, setUnit] = useState(hotline?.own?.unitId ?? null)
  const done = (reply: Directory): void => {
    keepDirectory(reply)
    close()
  }
  const add = useAct('POST /api/hotline/numbers', { done })
  const change = useAct('PUT /api/hotline/numbers/:id', { done })
  const acting = hotline ? change : add
  const set = (name: keyof typeof given) => (event: { target: { value: string } }) =>
    setGiven({ ...given, [name]: event.target.value })
  const number = given.number.trim()
  const wrong = number !== '' && !/^\+?\d[\d ()-]{2,28}$/.test(number)
  const send = (): void => {
    if (!unitId) return
    const body = {
      ...{ number, unitId, name: given.name.trim(), use: given.use.trim(), hours: given.hours.trim() },
    }
    if (hotline) change.mutate({ params: { id: hotline.id }, body })
    else add.mutate({ body: { ...body, id } })
  }
  return (
    <ActDialog
      title={hotline ? words.changeTitle(hotline.number) : words.add}
      about={words.addAbout}
      yes={act.save}
      ready={
        number !== '' &&
        !wrong &&
        given.name.trim().length > 1 &&
        given.use.trim().length > 1 &&
        given.hours.trim() !== '' &&
        unitId !== null
      }
      pending={acting.isPending}
      error={acting.error}
      close={close}
      send={send}
    >
      <Field
        label={words.number}
        wrong={(wrong && words.numberWrong) || (acting.error?.code === 'NAME_TAKEN' && words.taken)}
      >
        <Input value={given.number} onChange={set('number')} maxLength={30} inputMode="tel" autoFocus />
      </Field>
      <Field label={words.name}>
        <Input value={given.name} onChange={set('name')} maxLength={40} />
      </Field>
      <Field label={words.use}>
        <Input value={given.use} onChange={set('use')} maxLength={80} />
      </Field>
      <Field label={words.hours} hint={words.hoursHint}>
        <Input value={given.hours} onChange={set('hours')} maxLength={80} />
      </Field>
      <PlaceField label={words.place} roles={gates.hotlinesKeeping} value={unitId} choose={setUnit} />
    </ActDialog>
  )
}
