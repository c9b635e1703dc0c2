import type { ComponentChildren, JSX } from 'preact'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { ownWords } from '../../parts/own.ts'
import { dayName } from '../../parts/when.ts'
import { changeDraft, type DevicePlan, type PlanFields } from './plan-store.ts'
import { p } from './words.ts'

const Part = ({
  number,
  name,
  children,
}: {
  number: number
  name: string
  children: ComponentChildren
}): JSX.Element => (
  <section class="sheet-part">
    <h2>
      <span class="sheet-number">{number}</span>
      {name}
    </h2>
    {children}
  </section>
)

const Call = ({ phone }: { phone: string }): JSX.Element | null =>
  phone.trim() ? (
    <a class="sheet-call" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
      <Icon name="phone" size="s" />
      <span class="num">{phone}</span>
    </a>
  ) : null

const Lines = ({ lines }: { lines: readonly string[] }): JSX.Element => (
  <ul class="sheet-lines">
    {lines.map((line, i) => (
      <li key={`${i}${line}`}>{line}</li>
    ))}
  </ul>
)

const Contacts = ({ fields }: { fields: PlanFields }): JSX.Element => (
  <ul class="sheet-rows">
    {fields.trustedContacts.map((row, i) => (
      <li key={`${i}${row.name}`}>
        <span class="grow">
          {row.name}
          {row.relation && <small>{row.relation}</small>}
        </span>
        <Call phone={row.phone} />
      </li>
    ))}
  </ul>
)

const Professionals = ({ fields }: { fields: PlanFields }): JSX.Element => (
  <ul class="sheet-rows">
    {fields.professionals.map((row, i) => (
      <li key={`${i}${row.agency}`}>
        <span class="grow">
          {row.agency}
          {row.hours && <small>{row.hours}</small>}
        </span>
        <Call phone={row.phone} />
      </li>
    ))}
  </ul>
)

const Steps = ({ fields }: { fields: PlanFields }): JSX.Element => (
  <ul class="sheet-rows">
    {fields.saferEnvironment.map((row, i) => (
      <li key={`${i}${row.step}`}>
        <span class={row.done ? 'sheet-box sheet-done' : 'sheet-box'}>
          {row.done && <Icon name="check" size="s" />}
        </span>
        <span class="grow">
          {row.step}
          <small>
            {row.done && ownWords.value.plan.step.done}
            {row.done && row.whoHelps && ' · '}
            {row.whoHelps}
          </small>
        </span>
      </li>
    ))}
  </ul>
)

/** The plan to read, to follow and to print on A5. */
export const PlanSheet = ({ plan }: { plan: DevicePlan }): JSX.Element => {
  const { plan: words } = ownWords.value
  const { fields } = plan
  const parts: { name: string; body: JSX.Element; has: boolean }[] = [
    {
      name: words.fields.warningSigns.name,
      body: <Lines lines={fields.warningSigns} />,
      has: fields.warningSigns.length > 0,
    },
    {
      name: words.fields.innerCoping.name,
      body: <Lines lines={fields.innerCoping} />,
      has: fields.innerCoping.length > 0,
    },
    {
      name: words.fields.peoplePlaces.name,
      body: <Lines lines={fields.peoplePlaces} />,
      has: fields.peoplePlaces.length > 0,
    },
    {
      name: words.fields.trustedContacts.name,
      body: <Contacts fields={fields} />,
      has: fields.trustedContacts.length > 0,
    },
    {
      name: words.fields.professionals.name,
      body: <Professionals fields={fields} />,
      has: fields.professionals.length > 0,
    },
    {
      name: words.fields.saferEnvironment.name,
      body: <Steps fields={fields} />,
      has: fields.saferEnvironment.length > 0,
    },
  ]
  return (
    <>
      <article class="card pad sheet">
        <h2 class="sheet-title">{words.title}</h2>
        {fields.reasonToLive && (
          <p class="sheet-reason">
            <b>{words.reason}</b>
            {fields.reasonToLive}
          </p>
        )}
        {parts.map(
          (part, i) =>
            part.has && (
              <Part key={part.name} number={i + 1} name={part.name}>
                {part.body}
              </Part>
            ),
        )}
        {fields.barriers && (
          <p class="sheet-reason">
            <b>{p.value.barriers}</b>
            {fields.barriers}
          </p>
        )}
        <p class="sheet-always">{words.always}</p>
        <p class="small">
          {words.writtenOn(dayName(plan.savedAt))}
          {plan.savedBy === 'person' && ` · ${words.byPerson}`}
          {plan.reviewBy && ` · ${words.reviewBy(dayName(plan.reviewBy))}`}
          {fields.likelihoodOfUse !== null && ` · ${words.likelihood} ${fields.likelihoodOfUse}/10`}
        </p>
      </article>
      <div class="row screen-only">
        <button type="button" class="btn" onClick={() => changeDraft(fields)}>
          <Icon name="pen" size="s" />
          {words.edit}
        </button>
        <button type="button" class="btn btn-quiet" onClick={() => print()}>
          <Icon name="print" size="s" />
          {words.print}
        </button>
      </div>
    </>
  )
}
