import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Check, Field } from '../../parts/Field.tsx'
import { ownWords } from '../../parts/own.ts'
import { Scale } from '../../parts/Pick.tsx'
import { w } from '../../parts/words.ts'
import { changeDraft, dropDraft, type PlanFields, savePlan, sheet } from './plan-store.ts'
import { Rows } from './Rows.tsx'
import { p } from './words.ts'

interface Given {
  readonly fields: PlanFields
  readonly set: (part: Partial<PlanFields>) => void
}

const LineRows = ({
  fields,
  set,
  of,
}: Given & { of: 'warningSigns' | 'innerCoping' | 'peoplePlaces' }): JSX.Element => {
  const words = ownWords.value.plan.fields[of]
  return (
    <Rows
      {...words}
      rows={fields[of]}
      most={12}
      blank=""
      onChange={(rows) => set({ [of]: rows })}
      row={(line, change, number) => (
        <input
          class="bare"
          value={line}
          maxLength={200}
          aria-label={`${words.name} ${number}`}
          onInput={(event) => change(event.currentTarget.value)}
        />
      )}
    />
  )
}

const ContactRows = ({ fields, set }: Given): JSX.Element => {
  const { plan } = ownWords.value
  return (
    <Rows
      {...plan.fields.trustedContacts}
      rows={fields.trustedContacts}
      most={8}
      blank={{ name: '', relation: '', phone: '', told: false }}
      onChange={(trustedContacts) => set({ trustedContacts })}
      row={(row, change) => (
        <div class="two">
          <Field
            label={plan.contact.name}
            value={row.name}
            maxLength={20}
            onText={(name) => change({ ...row, name })}
          />
          <Field
            label={plan.contact.relation}
            value={row.relation}
            maxLength={20}
            onText={(relation) => change({ ...row, relation })}
          />
          <div class="wide">
            <Field
              label={plan.contact.phone}
              value={row.phone}
              type="tel"
              inputMode="tel"
              maxLength={20}
              onText={(phone) => change({ ...row, phone })}
            />
            <Check
              label={plan.contact.told}
              checked={row.told}
              onChange={(told) => change({ ...row, told })}
            />
          </div>
        </div>
      )}
    />
  )
}

const ProfessionalRows = ({ fields, set }: Given): JSX.Element => {
  const { plan } = ownWords.value
  return (
    <Rows
      {...plan.fields.professionals}
      rows={fields.professionals}
      most={8}
      blank={{ agency: '', phone: '', hours: '' }}
      onChange={(professionals) => set({ professionals })}
      row={(row, change) => (
        <div class="two">
          <div class="wide">
            <Field
              label={plan.agency.agency}
              value={row.agency}
              maxLength={60}
              onText={(agency) => change({ ...row, agency })}
            />
          </div>
          <Field
            label={plan.agency.phone}
            value={row.phone}
            type="tel"
            inputMode="tel"
            maxLength={20}
            onText={(phone) => change({ ...row, phone })}
          />
          <Field
            label={plan.agency.hours}
            value={row.hours}
            maxLength={60}
            onText={(hours) => change({ ...row, hours })}
          />
        </div>
      )}
    />
  )
}

const StepRows = ({ fields, set }: Given): JSX.Element => {
  const { plan } = ownWords.value
  return (
    <Rows
      {...plan.fields.saferEnvironment}
      rows={fields.saferEnvironment}
      most={12}
      blank={{ step: '', whoHelps: '', done: false }}
      onChange={(saferEnvironment) => set({ saferEnvironment })}
      row={(row, change) => (
        <div class="two">
          <div class="wide">
            <Field
              label={plan.step.step}
              value={row.step}
              maxLength={200}
              onText={(step) => change({ ...row, step })}
            />
          </div>
          <Field
            label={plan.step.whoHelps}
            value={row.whoHelps}
            maxLength={40}
            onText={(whoHelps) => change({ ...row, whoHelps })}
          />
          <Check label={plan.step.done} checked={row.done} onChange={(done) => change({ ...row, done })} />
        </div>
      )}
    />
  )
}

const Reason = ({ fields, set }: Given): JSX.Element => {
  const { plan } = ownWords.value
  return (
    <section class="card pad field">
      <label for="plan-reason">{plan.reason}</label>
      <small>{plan.reasonHint}</small>
      <textarea
        id="plan-reason"
        value={fields.reasonToLive}
        maxLength={400}
        onInput={(event) => set({ reasonToLive: event.currentTarget.value })}
      />
    </section>
  )
}

const Barriers = ({ fields, set }: Given): JSX.Element => (
  <section class="card pad field">
    <label for="plan-barriers">{p.value.barriers}</label>
    <small>{p.value.barriersHint}</small>
    <textarea
      id="plan-barriers"
      value={fields.barriers}
      maxLength={400}
      onInput={(event) => set({ barriers: event.currentTarget.value })}
    />
  </section>
)

const Likelihood = ({ fields, set }: Given): JSX.Element => {
  const { plan } = ownWords.value
  return (
    <section class="card pad stack">
      <h2 class="legend">{plan.likelihood}</h2>
      <p class="small">{plan.likelihoodHint}</p>
      <Scale
        label={plan.likelihood}
        value={fields.likelihoodOfUse}
        onRate={(score) => set({ likelihoodOfUse: fields.likelihoodOfUse === score ? null : score })}
      />
    </section>
  )
}

export const PlanEditor = ({ fields }: { fields: PlanFields }): JSX.Element => {
  const { plan } = ownWords.value
  const { save } = w.value
  const [busy, setBusy] = useState(false)
  const waits = (sheet.value?.clashes.length ?? 0) > 0
  const given: Given = { fields, set: (part) => changeDraft({ ...fields, ...part }) }
  const keep = async (event: Event): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    await savePlan(fields)
    scrollTo(0, 0)
  }
  return (
    <form class="form" onSubmit={(event) => void keep(event)}>
      {sheet.value && <p class="small">{p.value.live}</p>}
      <LineRows {...given} of="warningSigns" />
      <LineRows {...given} of="innerCoping" />
      <LineRows {...given} of="peoplePlaces" />
      <ContactRows {...given} />
      <ProfessionalRows {...given} />
      <StepRows {...given} />
      <Reason {...given} />
      <Barriers {...given} />
      <Likelihood {...given} />
      {waits && <p class="small">{p.value.waits}</p>}
      <div class="row plan-save">
        <button type="submit" class="btn" disabled={busy || waits}>
          {save}
        </button>
        <button type="button" class="btn btn-quiet" onClick={() => void dropDraft()}>
          {plan.discard}
        </button>
      </div>
    </form>
  )
}
