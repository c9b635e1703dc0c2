import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { reading } from '../../../parts/ask/doors.ts'
import { Choice, Several } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import type { Case } from '../shapes.ts'
import { EcomapSheet } from './ecomap/EcomapSheet.tsx'
import { SheetFoot } from './SheetFoot.tsx'
import { Sign } from './Steps.tsx'
import { type FieldsOf, useSheet } from './sheet.ts'

const emptyIntake: FieldsOf<'intake'> = {
  ...{ request: '', eligibility: '', conflict: '', conflictNote: '', emergencyContact: '' },
  ...{ accessibility: [], accessibilityNote: '' },
}
const emptyAssessment: FieldsOf<'assessment'> = {
  body: '',
  mind: '',
  social: '',
  strengths: '',
  risk: '',
  culture: '',
  noBaseline: '',
}
const noBaselines = ['', 'too_early', 'declined', 'cannot'] as const
const needs = ['none', 'hearing', 'seeing', 'moving', 'reading', 'dialect', 'companion'] as const

/** Intake, assessment and what stands around the person, one below the other. */
export function Assess({ one }: { one: Case }) {
  return (
    <>
      <Intake one={one} />
      <Assessment one={one} />
      <EcomapSheet one={one} />
    </>
  )
}

function Intake({ one }: { one: Case }) {
  const { intake: words } = useWords().casework
  const sheet = useSheet(one, 'intake', emptyIntake)
  const [conflictWith, setConflictWith] = useState<string[]>()
  const { data } = useQuery({
    ...reading('GET /api/casework/cases/:id/colleagues', { id: one.id }),
    staleTime: 60_000,
  })
  const known = data?.colleagues.filter(({ conflict }) => conflict).map(({ id }) => id) ?? []
  const { fields, change } = sheet
  const answers = [
    { value: 'none' as const, label: words.conflictNone },
    { value: 'known' as const, label: words.conflictKnown },
  ]
  const tell = (some: object) => {
    const all = { ...emptyIntake, ...some } as FieldsOf<'intake'>
    return [
      [words.request, all.request] as const,
      [words.eligibility, all.eligibility] as const,
      [words.emergencyContact, all.emergencyContact] as const,
      [words.conflict, answers.find(({ value }) => value === all.conflict)?.label ?? ''] as const,
      [words.conflictNote, all.conflictNote] as const,
      [words.accessibility, all.accessibility.map((need) => words.needs[need]).join('、')] as const,
      [words.accessibilityNote, all.accessibilityNote] as const,
    ]
  }
  return (
    <section className="panel case-sheet" aria-label={words.title}>
      <h3>{words.title}</h3>
      <Field label={words.request} wide>
        <Writing value={fields.request} write={(request) => change({ request })} most={4000} rows={3} />
      </Field>
      <div className="pair">
        <Field label={words.eligibility}>
          <Input
            value={fields.eligibility}
            maxLength={500}
            onChange={(e) => change({ eligibility: e.target.value })}
          />
        </Field>
        <Field label={words.emergencyContact}>
          <Input
            value={fields.emergencyContact}
            maxLength={500}
            onChange={(e) => change({ emergencyContact: e.target.value })}
          />
        </Field>
      </div>
      <Choice
        label={words.conflict}
        value={fields.conflict === '' ? null : fields.conflict}
        options={answers}
        choose={(conflict) => change({ conflict })}
      />
      {fields.conflict === 'known' && (
        <Field label={words.conflictNote} wide>
          <Input
            value={fields.conflictNote}
            maxLength={500}
            onChange={(e) => change({ conflictNote: e.target.value })}
          />
        </Field>
      )}
      <Field label={words.conflictWith} wide>
        <Select
          mode="multiple"
          value={conflictWith ?? known}
          options={data?.colleagues.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          onChange={(ids) => {
            setConflictWith(ids)
            change({})
          }}
        />
      </Field>
      <Several
        label={words.accessibility}
        values={fields.accessibility}
        options={needs.map((value) => ({ value, label: words.needs[value] }))}
        choose={(accessibility) => change({ accessibility })}
      />
      <Field label={words.accessibilityNote} wide>
        <Input
          value={fields.accessibilityNote}
          maxLength={500}
          onChange={(e) => change({ accessibilityNote: e.target.value })}
        />
      </Field>
      <SheetFoot
        sheet={sheet}
        keep={() => sheet.keep({ conflictWith: conflictWith ?? known })}
        tell={tell}
        ready={data !== undefined}
      />
    </section>
  )
}

const lines = ['body', 'mind', 'social', 'strengths', 'risk', 'culture'] as const

function Assessment({ one }: { one: Case }) {
  const { assessment: words } = useWords().casework
  const sheet = useSheet(one, 'assessment', emptyAssessment)
  const { fields, change } = sheet
  const tell = (some: object) => {
    const all = { ...emptyAssessment, ...some } as FieldsOf<'assessment'>
    return [
      ...lines.map((name) => [words[name], all[name]] as const),
      [words.baseline, words.noBaselines[all.noBaseline ?? '']] as const,
    ]
  }
  const signed =
    !one.ways.some(({ missing }) => missing.includes('assessmentSigned')) && one.sheets.assessment !== null
  return (
    <section className="panel case-sheet" aria-label={words.title}>
      <h3>
        {words.title}
        <small>{words.about}</small>
      </h3>
      <div className="pair">
        {lines.map((name) => (
          <Field key={name} label={words[name]}>
            <Writing
              value={fields[name]}
              write={(text) => change({ [name]: text })}
              most={name === 'culture' ? 500 : 4000}
              rows={3}
            />
          </Field>
        ))}
      </div>
      <Choice
        label={words.baseline}
        hint={words.baselineAbout}
        value={fields.noBaseline ?? ''}
        options={noBaselines.map((value) => ({ value, label: words.noBaselines[value] }))}
        choose={(noBaseline) => change({ noBaseline })}
      />
      {one.sheets.assessment && !sheet.unsaved && <Sign one={one} what="assessment" signed={signed} />}
      <SheetFoot sheet={sheet} keep={sheet.keep} tell={tell} />
    </section>
  )
}
