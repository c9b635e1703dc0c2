import type { PlanFields, PlanSheet } from '@anxin/kit/plan-sheet.ts'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { newId } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Scale } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Clashes } from '../../plan/Clashes.tsx'
import { useSheet } from '../../plan/sheet.ts'
import { useEventAct } from '../event/acts.ts'
import type { FormGiven } from './Forms.tsx'
import { emptyPlan, type Plan } from './fields.ts'
import { LineList, TextList } from './PlanLists.tsx'

/** A plan nobody has begun starts with the numbers everybody may call, and a line to write on. */
const startWith =
  (always: Plan['professionals']) =>
  (sheet: PlanSheet): PlanFields =>
    sheet.kept || sheet.seq > 0 || Object.keys(sheet.authors).length > 0
      ? sheet.fields
      : { ...sheet.fields, ...emptyPlan(always) }

/** The fields of the safety plan, written on by two; a new version each time it is kept. */
export function PlanForm({ event, close }: FormGiven) {
  const { plan: live, crisis } = useWords()
  const { plan: words } = crisis.forms
  const [start] = useState(() => startWith([...words.always]))
  const [keepId] = useState(newId)
  const sheet = useSheet(event.id, start)
  const { fields, change } = sheet
  const act = useEventAct('POST /api/crisis/events/:id/safety-plan', () => {
    sheet.forget()
    close()
  })
  const clashes = sheet.sheet?.clashes ?? []
  const send = async (): Promise<void> => {
    const after = await sheet.flush()
    if (after && after.clashes.length === 0) act.mutate({ params: { id: event.id }, body: { id: keepId } })
  }
  if (!fields) return null
  return (
    <ActDialog
      beside
      title={`${words.title}　${event.number}`}
      about={
        <>
          {words.about}
          <br />
          {live.live}
        </>
      }
      yes={words.yes}
      ready={clashes.length === 0}
      pending={act.isPending}
      error={act.error ?? sheet.error}
      close={close}
      send={() => void send()}
      width={720}
    >
      <Clashes clashes={clashes} settle={sheet.settle} pending={sheet.settling} />
      <TextList
        label={words.warningSigns}
        hint={words.warningHint}
        lines={fields.warningSigns}
        change={(warningSigns) => change({ warningSigns })}
      />
      <TextList
        label={words.innerCoping}
        hint={words.innerHint}
        lines={fields.innerCoping}
        change={(innerCoping) => change({ innerCoping })}
      />
      <TextList
        label={words.peoplePlaces}
        hint={words.peopleHint}
        lines={fields.peoplePlaces}
        change={(peoplePlaces) => change({ peoplePlaces })}
      />
      <LineList
        label={words.trustedContacts}
        lines={fields.trustedContacts}
        most={8}
        fresh={{ name: '', relation: '', phone: '', told: false }}
        change={(trustedContacts) => change({ trustedContacts })}
      >
        {(line, set, at) => (
          <>
            <Input
              value={line.name}
              placeholder={words.name}
              aria-label={`${words.name} ${at}`}
              maxLength={20}
              onChange={(e) => set({ name: e.target.value })}
            />
            <Input
              value={line.relation}
              placeholder={words.relation}
              aria-label={`${words.relation} ${at}`}
              maxLength={20}
              onChange={(e) => set({ relation: e.target.value })}
            />
            <Input
              value={line.phone}
              placeholder={words.phone}
              aria-label={`${words.phone} ${at}`}
              maxLength={20}
              inputMode="tel"
              onChange={(e) => set({ phone: e.target.value })}
            />
            <Checkbox checked={line.told} onChange={(e) => set({ told: e.target.checked })}>
              {words.told}
            </Checkbox>
          </>
        )}
      </LineList>
      <LineList
        label={words.professionals}
        lines={fields.professionals}
        most={8}
        fresh={{ agency: '', phone: '', hours: '' }}
        change={(professionals) => change({ professionals })}
      >
        {(line, set, at) => (
          <>
            <Input
              value={line.agency}
              placeholder={words.agency}
              aria-label={`${words.agency} ${at}`}
              maxLength={60}
              onChange={(e) => set({ agency: e.target.value })}
            />
            <Input
              value={line.phone}
              placeholder={words.phone}
              aria-label={`${words.phone} ${at}`}
              maxLength={20}
              inputMode="tel"
              onChange={(e) => set({ phone: e.target.value })}
            />
            <Input
              value={line.hours}
              placeholder={words.hours}
              aria-label={`${words.hours} ${at}`}
              maxLength={60}
              onChange={(e) => set({ hours: e.target.value })}
            />
          </>
        )}
      </LineList>
      <LineList
        label={words.saferEnvironment}
        hint={words.saferHint}
        lines={fields.saferEnvironment}
        most={12}
        fresh={{ step: '', whoHelps: '', done: false }}
        change={(saferEnvironment) => change({ saferEnvironment })}
      >
        {(line, set, at) => (
          <>
            <Input
              className="grow"
              value={line.step}
              placeholder={words.step}
              aria-label={`${words.step} ${at}`}
              maxLength={200}
              onChange={(e) => set({ step: e.target.value })}
            />
            <Input
              value={line.whoHelps}
              placeholder={words.whoHelps}
              aria-label={`${words.whoHelps} ${at}`}
              maxLength={40}
              onChange={(e) => set({ whoHelps: e.target.value })}
            />
            <Checkbox checked={line.done} onChange={(e) => set({ done: e.target.checked })}>
              {words.done}
            </Checkbox>
          </>
        )}
      </LineList>
      <Field label={words.reasonToLive}>
        <Writing value={fields.reasonToLive} write={(text) => change({ reasonToLive: text })} most={400} />
      </Field>
      <Field label={live.barriers} hint={live.barriersHint}>
        <Writing value={fields.barriers} write={(text) => change({ barriers: text })} most={400} />
      </Field>
      <Scale
        label={words.likelihood}
        hint={words.likelihoodHint}
        value={fields.likelihoodOfUse}
        choose={(likelihoodOfUse) => change({ likelihoodOfUse })}
      />
      {clashes.length > 0 && <p className="hint">{live.clashFirst}</p>}
    </ActDialog>
  )
}
