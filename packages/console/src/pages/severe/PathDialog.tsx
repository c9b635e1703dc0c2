import type { dangerSigns } from '@anxin/core/severe/danger.ts'
import { Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useLanguage } from '../../parts/language.tsx'
import type { Path } from './OnePath.tsx'
import { Home, Level, MustRead, Pair } from './parts.tsx'

export type Asked = 'visit' | 'visited' | 'level' | 'refer' | 'admitted' | 'discharged' | 'contact' | 'end'
const empty = {
  ...{ first: '', second: '', partner: '', text: '', contact: '', reason: '', secondName: '' },
  ...{ outcome: null as 'seen' | 'not_home' | 'refused' | 'unsafe' | null, yes: null as 'yes' | 'no' | null },
  ...{ signs: [] as (typeof dangerSigns)[number][], unsteady: false, read: false },
  ...{ agreed: false, clinician: '', reminds: '', watch: '', place: '' },
}
export type Said = typeof empty

const homeOf = ({ agreed, clinician, reminds, watch, place }: Said) =>
  agreed
    ? {
        home: {
          ...{ agreed: true as const, clinician: clinician.trim(), reminds: reminds.trim() },
          ...{ watch: watch.trim(), place: place.trim() },
        },
      }
    : {}

/** The writes of a path, each with what it needs. */
function useSend(path: Path, what: Asked, contactId: string | undefined, close: () => void) {
  const [id] = useState(newId)
  const told = {
    refresh: ['GET /api/severe/paths', 'GET /api/severe/paths/:id', 'GET /api/referral/referrals'] as const,
    done: close,
  }
  const plan = useAct('POST /api/severe/paths/:id/visits', told)
  const visited = useAct('POST /api/severe/visits/:id/outcome', told)
  const level = useAct('POST /api/severe/paths/:id/levels', told)
  const refer = useAct('POST /api/severe/paths/:id/referrals', told)
  const admission = useAct('POST /api/severe/paths/:id/admission', told)
  const discharge = useAct('POST /api/severe/paths/:id/discharge', told)
  const contact = useAct('POST /api/severe/contacts/:id/outcome', told)
  const end = useAct('POST /api/severe/paths/:id/end', told)
  const all = { visit: plan, visited, level, refer, admitted: admission, discharged: discharge, contact, end }
  const params = { id: path.id }
  const visit = path.visits.find((one) => !one.doneAt)
  const send = (said: Said): void => {
    const { text, partner } = said
    if (what === 'visit')
      plan.mutate({
        params,
        body: {
          id,
          firstId: said.first,
          secondId: said.second || null,
          partner: partner.trim() || null,
          rulesRead: true,
        },
      })
    else if (what === 'visited' && visit)
      visited.mutate({ params: { id: visit.id }, body: { outcome: said.outcome ?? 'seen', words: text } })
    else if (what === 'level')
      level.mutate({
        params,
        body: { id, signs: said.signs, unsteady: said.unsteady, second: said.secondName.trim() },
      })
    else if (what === 'refer')
      refer.mutate({
        params,
        body: { id, asked: text, contact: said.contact, reason: said.reason, rulesRead: true },
      })
    else if (what === 'admitted')
      admission.mutate({ params, body: { admitted: said.yes === 'yes', note: text } })
    else if (what === 'discharged') discharge.mutate({ params, body: { note: text, ...homeOf(said) } })
    else if (what === 'contact' && contactId)
      contact.mutate({ params: { id: contactId }, body: { steady: said.yes === 'yes', note: text } })
    else if (what === 'end') end.mutate({ params, body: { reason: text } })
  }
  return { send, pending: all[what].isPending, error: all[what].error }
}

const isReady = (what: Asked, said: Said): boolean => {
  if (what === 'visit')
    return said.first !== '' && (said.second !== '' || said.partner.trim() !== '') && said.read
  if (what === 'visited') return said.outcome !== null
  if (what === 'level') return said.secondName.trim() !== ''
  if (what === 'refer')
    return said.text !== '' && said.contact.length >= 3 && said.reason.length >= 4 && said.read
  if (what === 'admitted') return said.yes !== null
  if (what === 'contact') return said.yes !== null && said.text.trim() !== ''
  if (what === 'discharged') return !said.agreed || said.clinician.trim() !== ''
  return said.text.trim().length >= 4
}

export function PathDialog({
  path,
  what,
  contactId,
  close,
}: {
  path: Path
  what: Asked
  contactId?: string
  close: () => void
}) {
  const { words: all } = useLanguage()
  const words = all.severe
  const [said, setSaid] = useState<Said>(empty)
  const { send, pending, error } = useSend(path, what, contactId, close)
  const change = (part: Partial<Said>): void => setSaid({ ...said, ...part })
  const titles = {
    ...{ visit: words.plan, visited: words.visit, level: words.judge, refer: words.refer },
    ...{ admitted: words.admission, discharged: words.discharge, contact: words.contacts, end: words.end },
  }
  const label = what === 'refer' ? words.asked : words.note
  return (
    <ActDialog
      title={titles[what]}
      about={what === 'refer' ? words.referAbout : undefined}
      yes={words.keep}
      danger={what === 'refer'}
      ready={isReady(what, said)}
      pending={pending}
      error={error}
      close={close}
      send={() => send(said)}
    >
      {what === 'visit' && <Pair path={path} said={said} change={change} />}
      {what === 'visited' && (
        <Choice
          label={words.visit}
          value={said.outcome}
          options={(['seen', 'not_home', 'refused', 'unsafe'] as const).map((value) => ({
            value,
            label: words.outcomes[value],
          }))}
          choose={(outcome) => change({ outcome })}
        />
      )}
      {what === 'level' && <Level said={said} change={change} />}
      {what === 'contact' && <p className="hint">{words.steadyAbout}</p>}
      {(what === 'admitted' || what === 'contact') && (
        <Choice
          label={what === 'contact' ? words.steady : words.admission}
          value={said.yes}
          options={[
            { value: 'yes', label: what === 'contact' ? words.steadyYes : words.admitted },
            { value: 'no', label: what === 'contact' ? words.steadyNo : words.notAdmitted },
          ]}
          choose={(yes) => change({ yes })}
        />
      )}
      {what !== 'visit' && what !== 'level' && (
        <Field label={label} wide>
          <Writing value={said.text} write={(text) => change({ text })} most={600} />
        </Field>
      )}
      {what === 'refer' && (
        <>
          <Field label={words.contact}>
            <Input
              value={said.contact}
              maxLength={60}
              onChange={(event) => change({ contact: event.target.value })}
            />
          </Field>
          <Field label={words.reason} wide>
            <Writing value={said.reason} write={(reason) => change({ reason })} most={600} />
          </Field>
        </>
      )}
      {what === 'discharged' && <Home said={said} change={change} />}
      {(what === 'visit' || what === 'refer') && <MustRead said={said} change={change} />}
    </ActDialog>
  )
}
