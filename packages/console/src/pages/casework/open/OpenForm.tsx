import { caseSources } from '@anxin/contract/casework.ts'
import { populationCodes } from '@anxin/core/care/plan/plans.ts'
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { type Body, useAct } from '../../../parts/ask/doors.ts'
import { newId, useKeptForm } from '../../../parts/ask/kept.ts'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import { type FoundPerson, refresh } from '../shapes.ts'

type Open = Body<'POST /api/casework/cases'>
const levels = ['ORANGE', 'YELLOW', 'GREEN'] as const

const empty = {
  ...{ name: '', birthDate: '', phone: '', elder: false, guardianConsent: false },
  ...{ source: null as Open['source'] | null, population: 'general' as Open['population'] },
  ...{ colour: 'YELLOW' as (typeof levels)[number], request: '' },
}

/** Whom, why, how urgent: what a case begins with. What was typed stays when the page is left. */
export function OpenForm({
  person,
  typed,
  others,
  source,
  sourceId,
  change,
}: {
  person: FoundPerson | 'new'
  typed: string
  others: readonly FoundPerson[]
  source: string | undefined
  sourceId: string | undefined
  change: () => void
}) {
  const { casework, assessment, worklist } = useWords()
  const { open: words, sources } = casework
  const navigate = useNavigate()
  const [personId] = useState(newId)
  const first = caseSources.find((one) => one === source) ?? null
  const form = useKeptForm(`case.open.${person === 'new' ? 'new' : person.id}`, {
    ...empty,
    source: first,
    name: /^\d+$/.test(typed) ? '' : typed,
  })
  const { fields } = form
  const act = useAct('POST /api/casework/cases', {
    refresh: [...refresh, 'GET /api/casework/people'],
    done: ({ caseId }) => {
      form.forget()
      void navigate({ to: '/cases/$caseId', params: { caseId } })
    },
  })
  const send = (): void => {
    const { birthDate, phone, source: how } = fields
    act.mutate({
      body: {
        id: form.id,
        person:
          person === 'new'
            ? {
                ...{ newId: personId, name: fields.name.trim(), elder: fields.elder },
                ...(birthDate ? { birthDate } : {}),
                ...(phone.trim() ? { phone: phone.trim() } : {}),
                ...{ guardianConsent: fields.guardianConsent, notThese: others.map(({ id }) => id) },
              }
            : { id: person.id },
        ...{
          source: how!,
          population: fields.population,
          colour: fields.colour,
          request: fields.request.trim(),
        },
        ...(sourceId ? { sourceId } : {}),
      },
    })
  }
  const ready =
    fields.source !== null &&
    fields.request.trim().length > 1 &&
    (person !== 'new' || fields.name.trim() !== '')
  return (
    <section className="panel case-begin" aria-label={words.title}>
      <h2>
        {person === 'new' ? words.freshTitle : person.name}
        <Button size="small" type="text" onClick={change}>
          {words.change}
        </Button>
      </h2>
      {person === 'new' && (
        <div className="pair">
          <Field label={words.name}>
            <Input
              value={fields.name}
              maxLength={20}
              onChange={(event) => form.change({ name: event.target.value })}
            />
          </Field>
          <Field label={words.phone}>
            <Input
              type="tel"
              value={fields.phone}
              onChange={(event) => form.change({ phone: event.target.value })}
            />
          </Field>
          <Field label={words.birth}>
            <Input
              type="date"
              value={fields.birthDate}
              onChange={(event) => form.change({ birthDate: event.target.value })}
            />
          </Field>
          <div className="checks">
            <Checkbox
              checked={fields.elder}
              onChange={(event) => form.change({ elder: event.target.checked })}
            >
              {words.elder}
            </Checkbox>
            <Checkbox
              checked={fields.guardianConsent}
              onChange={(event) => form.change({ guardianConsent: event.target.checked })}
            >
              {words.guardianConsent}
            </Checkbox>
          </div>
        </div>
      )}
      <Choice
        label={words.source}
        value={fields.source}
        options={caseSources.map((value) => ({ value, label: sources[value] }))}
        choose={(how) => form.change({ source: how })}
      />
      <Choice
        label={words.colour}
        value={fields.colour}
        options={levels.map((value) => ({ value, label: worklist.colours[value] }))}
        choose={(colour) => form.change({ colour })}
      />
      <Field label={words.population}>
        <Select
          value={fields.population}
          options={populationCodes.map((value) => ({ value, label: assessment.populations[value] }))}
          onChange={(population) => form.change({ population })}
        />
      </Field>
      <Field label={words.request} wide>
        <Writing value={fields.request} write={(request) => form.change({ request })} most={2000} rows={4} />
      </Field>
      <RefusalLine error={act.error} />
      <Button type="primary" disabled={!ready} loading={act.isPending} onClick={send}>
        {words.yes}
      </Button>
    </section>
  )
}
