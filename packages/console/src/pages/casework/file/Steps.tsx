import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { type Case, refresh } from '../shapes.ts'

type Way = Case['ways'][number]
const aside: readonly string[] = ['TRANSFERRED', 'DECEASED', 'DECLINED', 'PAUSED', 'WAITLIST']

/** What a way is called: going back to work is not the same as beginning it. */
export function useWayName(one: Case): (way: Way) => string {
  const { steps, reopenAs, resumeAs } = useWords().casework
  return ({ to }) => {
    if (to === 'ACTIVE' && one.state === 'CLOSED') return reopenAs
    return to === 'ACTIVE' && one.state !== 'PLANNED' ? resumeAs : steps[to]
  }
}

/** The next step as a button, the others in a menu. */
export function Ways({ one, go }: { one: Case; go: (way: Way) => void }) {
  const { act, transfer } = useWords()
  const me = useMe()
  const navigate = useNavigate()
  const name = useWayName(one)
  const main = one.ways.filter(
    ({ to }) => !aside.includes(to) && !(to === 'ACTIVE' && one.state === 'CLOSING'),
  )
  const rest = one.ways.filter((way) => !main.includes(way))
  const items = rest.map((way) => ({ key: way.to as string, label: name(way), onClick: () => go(way) }))
  // the whole case to another agency of this house: a page of its own
  if (mayEnter(me, 'transfer'))
    items.push({
      key: 'whole',
      label: transfer.begin,
      onClick: () => void navigate({ to: '/cases/$caseId/transfer', params: { caseId: one.id } }),
    })
  return (
    <>
      {items.length > 0 && (
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button aria-label={act.more} icon={<Icon name="more" />} />
        </Dropdown>
      )}
      {main.map((way, at) => (
        <Button key={way.to} type={at === 0 ? 'primary' : 'default'} onClick={() => go(way)}>
          {name(way)}
        </Button>
      ))}
    </>
  )
}

/** Moves the case on, or says what is still missing. */
export function StepDialog({ one, way, close }: { one: Case; way: Way; close: () => void }) {
  const { file: words, missing, missingTitle } = useWords().casework
  const name = useWayName(one)
  const [reason, setReason] = useState('')
  const act = useAct('POST /api/casework/cases/:id/steps', { refresh, done: close })
  const needsReason = way.to === 'DECLINED' || way.to === 'PAUSED'
  return (
    <ActDialog
      title={name(way)}
      yes={name(way)}
      ready={way.missing.length === 0 && (!needsReason || reason.trim() !== '')}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: one.id }, body: { to: way.to, reason: reason.trim() } })}
    >
      {way.missing.length > 0 && (
        <div className="case-missing" role="status">
          <b>{missingTitle}</b>
          <ul>
            {way.missing.map((artefact) => (
              <li key={artefact}>{missing[artefact]}</li>
            ))}
          </ul>
        </div>
      )}
      {way.missing.length === 0 && (
        <Field label={words.moveReason} wide>
          <Writing value={reason} write={setReason} most={500} />
        </Field>
      )}
    </ActDialog>
  )
}

/** The supervisor’s signature, where it is waited for. */
export function Sign({
  one,
  what,
  signed,
}: {
  one: Case
  what: 'assessment' | 'plan' | 'closing'
  signed: boolean
}) {
  const { file: words } = useWords().casework
  const [asking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const act = useAct('POST /api/casework/cases/:id/signatures', { refresh, done: () => setAsking(false) })
  return (
    <p className="case-sign">
      <span className={signed ? 'tag good' : 'tag warn'}>{signed ? words.signed : words.waitsSign}</span>
      {!signed && one.may.sign && (
        <Button size="small" type="primary" onClick={() => setAsking(true)}>
          {words.sign}
        </Button>
      )}
      {asking && (
        <ActDialog
          title={words.sign}
          yes={words.sign}
          pending={act.isPending}
          error={act.error}
          close={() => setAsking(false)}
          send={() => act.mutate({ params: { id: one.id }, body: { what, note: note.trim() } })}
        >
          <Field label={words.signNote} wide>
            <Writing value={note} write={setNote} most={500} />
          </Field>
        </ActDialog>
      )}
    </p>
  )
}
