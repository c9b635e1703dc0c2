import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { fromField, serverNow, shortTime, toField } from '../../parts/show/times.ts'
import { Details, type Said } from './Details.tsx'

/** Visits of a case, and planning the next. */
export function CaseVisits({ caseId }: { caseId: string }) {
  const { outing } = useWords()
  const { plan: words } = outing
  const [asking, setAsking] = useState(false)
  const { data } = useQuery({ ...reading('GET /api/outing/cases/:id', { id: caseId }), staleTime: 30_000 })
  return (
    <section>
      <h3>
        {words.title}
        <Button
          size="small"
          type="text"
          icon={<Icon name="plus" size={14} />}
          onClick={() => setAsking(true)}
        >
          {words.act}
        </Button>
      </h3>
      {data && data.visits.length > 0 && (
        <ul className="case-side" aria-label={words.ahead}>
          {data.visits.slice(0, 4).map((one) => (
            <li key={one.id}>
              <Link className="n" to="/outings/$visitId" params={{ visitId: one.id }}>
                {shortTime(one.startsAt)} {one.worker}
              </Link>
              {one.signedAt && <span className="tag good">{outing.signedMark}</span>}
            </li>
          ))}
        </ul>
      )}
      {asking && data && <Plan caseId={caseId} around={data} close={() => setAsking(false)} />}
    </section>
  )
}

const tomorrow = (): string => `${toField(serverNow() + 86_400_000).slice(0, 11)}15:00`
const minutesOf = [30, 45, 60, 90, 120]
const leads = ['social_worker', 'counsellor', 'crisis_worker', 'supervisor']

interface Around {
  readonly where: string | null
  readonly two: 'colour' | 'danger' | 'wish' | null
  readonly colleagues: readonly {
    readonly id: string
    readonly name: string
    readonly roles: readonly string[]
    readonly untrained: boolean
  }[]
}

function Plan({ caseId, around, close }: { caseId: string; around: Around; close: () => void }) {
  const { outing } = useWords()
  const { plan: words } = outing
  const me = useMe()
  // an address is not kept as a draft on the device
  const [id] = useState(newId)
  const [fields, setFields] = useState({
    ...{ when: tomorrow(), minutes: 60, staffId: '', companionId: '', wish: false },
    ...{ where: around.where ?? '', why: '', bring: [] as Said['bring'] },
  })
  const change = (part: Partial<typeof fields>): void => setFields({ ...fields, ...part })
  const goers = around.colleagues.filter(({ roles }) => roles.some((role) => leads.includes(role)))
  const staffId = fields.staffId || goers.find(({ id }) => id === me?.personId)?.id || goers[0]?.id
  const startsAt = fromField(fields.when)
  const two = around.two !== null || fields.wish
  const act = useAct('POST /api/outing/cases/:id/visits', {
    refresh: ['GET /api/outing/cases/:id', 'GET /api/outing/day', 'GET /api/appointment/calendar'],
    done: close,
  })
  return (
    <ActDialog
      title={words.act}
      about={around.two && outing.two[around.two]}
      yes={words.act}
      ready={
        startsAt !== undefined &&
        staffId !== undefined &&
        fields.where.trim().length > 1 &&
        (!two || fields.companionId !== '')
      }
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          params: { id: caseId },
          body: {
            ...{
              id,
              staffId: staffId!,
              startsAt: startsAt!,
              minutes: fields.minutes,
              wish: fields.wish,
            },
            ...{
              companionId: fields.companionId || null,
              where: fields.where.trim(),
              why: fields.why.trim(),
            },
            bring: fields.bring,
          },
        })
      }
    >
      <div className="pair">
        <Field label={words.when}>
          <Input
            type="datetime-local"
            value={fields.when}
            onChange={(event) => change({ when: event.target.value })}
          />
        </Field>
        <Field label={words.minutes}>
          <Select
            value={fields.minutes}
            options={minutesOf.map((value) => ({ value, label: String(value) }))}
            onChange={(minutes) => change({ minutes })}
          />
        </Field>
        <Field label={words.who}>
          <Select
            value={staffId ?? null}
            options={goers.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => id && change({ staffId: id })}
          />
        </Field>
      </div>
      <Details
        fields={fields}
        change={change}
        colleagues={around.colleagues.filter(({ id }) => id !== staffId)}
        two={around.two}
      />
    </ActDialog>
  )
}
