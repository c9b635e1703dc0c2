import { findDiagnosticWords } from '@anxin/core/casework/wording.ts'
import {
  type VisitForm as Fields,
  meetings,
  missingOf,
  riskSaid,
  type VisitField,
} from '@anxin/core/outing/form.ts'
import { Button } from 'antd'
import { useAct } from '../../parts/ask/doors.ts'
import { write } from '../../parts/ask/outing/send.ts'
import type { Outbox, Said, Visit } from '../../parts/ask/outing/store.ts'
import { Choice, Scale } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { Clashes, useSpoken } from './Clashes.tsx'
import { useOnline } from './online.ts'

type Inside = NonNullable<Visit['inside']>

/** What was seen: every letter stays on this device until the house has it. */
export function VisitForm({
  visit,
  inside,
  owner,
  box,
}: {
  visit: Visit
  inside: Inside
  owner: string
  box: Outbox | undefined
}) {
  const { form } = inside
  const { outing, casework } = useWords()
  const { form: words } = outing
  const online = useOnline()
  const there = (field: VisitField) => form.fields.find(({ said }) => said.field === field)
  const standing = (field: VisitField): unknown => box?.fields[field]?.said.value ?? there(field)?.said.value
  const fields: Fields = {
    ...{ met: standing('met'), seen: standing('seen'), mood: standing('mood') },
    ...{ risk: standing('risk'), needs: standing('needs'), next: standing('next') },
  } as Fields
  const say = (said: Said): void => write(owner, visit.id, said, there(said.field)?.revision ?? 0)
  const risk = fields.risk ?? { answer: null, words: '' }
  const found = findDiagnosticWords([fields.seen, fields.needs, fields.next].join('\n'))
  if (form.signedAt) return <Signed form={form} />
  const isClashed = (field: VisitField): boolean => form.clashes.some(({ said }) => said.field === field)
  return (
    <section className="panel outing-form" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Clashes visitId={visit.id} form={form} />
      {!isClashed('met') && (
        <Choice
          label={words.met}
          value={fields.met ?? null}
          options={meetings.map((value) => ({ value, label: words.mets[value] }))}
          choose={(value) => say({ field: 'met', value })}
        />
      )}
      {!isClashed('seen') && (
        <Field label={words.seen} hint={words.seenHint}>
          <Writing
            value={fields.seen ?? ''}
            write={(value) => say({ field: 'seen', value })}
            most={4000}
            rows={4}
          />
        </Field>
      )}
      {found.length > 0 && (
        <p className="case-wording" role="status">
          {casework.file.words(found.join('、'))}
        </p>
      )}
      {!isClashed('risk') && (
        <div className="outing-risk">
          <Choice
            label={words.risk}
            value={risk.answer}
            options={riskSaid.map((value) => ({ value, label: words.risks[value] }))}
            choose={(answer) => say({ field: 'risk', value: { answer, words: risk.words } })}
          />
          {risk.answer === 'present' && (
            <>
              <p className="outing-danger" role="alert">
                {online ? words.danger : words.dangerOffline}
              </p>
              <Field label={words.riskWords}>
                <Writing
                  value={risk.words}
                  write={(text) => say({ field: 'risk', value: { answer: 'present', words: text } })}
                  most={500}
                />
              </Field>
            </>
          )}
        </div>
      )}
      {!isClashed('mood') && (
        <Scale
          label={words.mood}
          value={fields.mood ?? null}
          choose={(value) => say({ field: 'mood', value })}
        />
      )}
      {(['needs', 'next'] as const)
        .filter((field) => !isClashed(field))
        .map((field) => (
          <Field key={field} label={words[field]}>
            <Writing value={fields[field] ?? ''} write={(value) => say({ field, value })} most={500} />
          </Field>
        ))}
      <Sign visit={visit} fields={fields} clashes={form.clashes.length} waits={box !== undefined} />
    </section>
  )
}

function Sign({
  visit,
  fields,
  clashes,
  waits,
}: {
  visit: Visit
  fields: Fields
  clashes: number
  waits: boolean
}) {
  const { form: words } = useWords().outing
  const act = useAct('POST /api/outing/visits/:id/signature', {
    refresh: [
      ...(['GET /api/outing/visits/:id', 'GET /api/outing/day'] as const),
      ...(['GET /api/record/cases/:id', 'GET /api/casework/cases/:id'] as const),
    ],
  })
  const missing = [...missingOf(fields).map((field) => words[field]), ...(clashes > 0 ? [words.clash] : [])]
  const wait = missing.length > 0 ? words.missing(missing.join('、')) : waits ? words.unsentFirst : ''
  return (
    <footer className="outing-sign">
      <p className="hint">{wait || words.signAbout}</p>
      <RefusalLine error={act.error} />
      <Button
        type="primary"
        size="large"
        disabled={wait !== ''}
        loading={act.isPending}
        onClick={() => act.mutate({ params: { id: visit.id } })}
      >
        {words.sign}
      </Button>
    </footer>
  )
}

function Signed({ form }: { form: Inside['form'] }) {
  const { form: words } = useWords().outing
  const spoken = useSpoken()
  return (
    <section className="panel outing-form" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="tag good">{words.signed(form.signedBy ?? '', shortTime(form.signedAt!))}</p>
      <dl className="outing-said">
        {form.fields.map(({ said }) => (
          <div key={said.field}>
            <dt>{words[said.field]}</dt>
            <dd>{spoken(said)}</dd>
          </div>
        ))}
        {form.late.map((one) => (
          <div key={one.id}>
            <dt>{words.late}</dt>
            <dd>
              {words[one.said.field]}：{spoken(one.said)}{' '}
              <small>{words.by(one.byName, shortTime(one.writtenAt))}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
