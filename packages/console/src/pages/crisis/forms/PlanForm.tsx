import { Checkbox, Input } from 'antd'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Scale } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useEventAct } from '../event/acts.ts'
import type { FormGiven } from './Forms.tsx'
import { type EventDetail, emptyPlan, type Plan } from './fields.ts'
import { LineList, TextList } from './PlanLists.tsx'

const startOf = ({ plan }: EventDetail, always: Plan['professionals']): Plan =>
  plan
    ? {
        warningSigns: plan.warningSigns,
        innerCoping: plan.innerCoping,
        peoplePlaces: plan.peoplePlaces,
        trustedContacts: plan.trustedContacts,
        professionals: plan.professionals,
        saferEnvironment: plan.saferEnvironment,
        reasonToLive: plan.reasonToLive,
        likelihoodOfUse: plan.likelihoodOfUse,
      }
    : emptyPlan(always)

/** Lines nobody wrote anything in are not sent. */
const tidy = (plan: Plan): Plan => {
  const written = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter(Boolean)
  return {
    ...plan,
    warningSigns: written(plan.warningSigns),
    innerCoping: written(plan.innerCoping),
    peoplePlaces: written(plan.peoplePlaces),
    trustedContacts: plan.trustedContacts.filter((each) => each.name.trim() || each.phone.trim()),
    professionals: plan.professionals.filter((each) => each.agency.trim() || each.phone.trim()),
    saferEnvironment: plan.saferEnvironment.filter((each) => each.step.trim()),
  }
}

/** The six fields of the safety plan, a new version each time. */
export function PlanForm({ event, close }: FormGiven) {
  const { plan: words } = useWords().crisis.forms
  const { id, fields, change, forget } = useKeptForm(`plan.${event.id}`, startOf(event, [...words.always]))
  const act = useEventAct('POST /api/crisis/events/:id/safety-plan', () => {
    forget()
    close()
  })
  const send = (): void => act.mutate({ params: { id: event.id }, body: { id, fields: tidy(fields) } })
  return (
    <ActDialog
      beside
      title={`${words.title}　${event.number}`}
      about={words.about}
      yes={words.yes}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
      width={720}
    >
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
      <Scale
        label={words.likelihood}
        hint={words.likelihoodHint}
        value={fields.likelihoodOfUse}
        choose={(likelihoodOfUse) => change({ likelihoodOfUse })}
      />
    </ActDialog>
  )
}
