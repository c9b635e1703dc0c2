import { basisCodes } from '@anxin/contract/referral.ts'
import { consentText } from '@anxin/core/referral/consent.ts'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useLanguage } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { shortDay } from '../../parts/show/times.ts'
import { afterWrite, type Detail } from './shapes.ts'

/** Yes of the person for this recipient; or an exception of the table, decided by two or by danger. */
export function Consent({ one }: { one: Detail }) {
  const { referral: words } = useLanguage().words
  const [dialog, setDialog] = useState<'spoken' | 'except'>()
  const told = { refresh: afterWrite, done: () => setDialog(undefined) }
  const ask = useAct('POST /api/referral/referrals/:id/consent-requests', told)
  const second = useAct('POST /api/referral/referrals/:id/exceptions/second', told)
  const params = { id: one.id }
  return (
    <section className="panel" aria-label={words.consent}>
      <h2>{words.consent}</h2>
      <p>
        {one.consent && !one.consent.withdrawnAt
          ? `${one.consent.by === 'guardian' ? `${words.guardianGave} ` : ''}${words.consentHas(shortDay(one.consent.expiresAt))}`
          : one.exception
            ? words.excepted(words.bases[one.exception.basis])
            : words.consentNone}
      </p>
      {one.consentFrom !== 'person' && <p className="hint">{words.consentFrom[one.consentFrom]}</p>}
      {one.exception && !one.exception.imminent && !one.exception.second && (
        <p className="hint">{words.waitsSecond(one.exception.by)}</p>
      )}
      <RefusalLine error={ask.error ?? second.error} />
      <div className="letter-acts">
        {one.may.includes('consent') && (
          <>
            {one.state === 'DRAFT' && one.consentFrom === 'person' && (
              <Button loading={ask.isPending} onClick={() => ask.mutate({ params })}>
                {words.ask}
              </Button>
            )}
            <Button onClick={() => setDialog('spoken')}>{words.spoken}</Button>
          </>
        )}
        {one.may.includes('second') && (
          <Button type="primary" onClick={() => second.mutate({ params })}>
            {words.second}
          </Button>
        )}
        {one.may.includes('except') && <Button onClick={() => setDialog('except')}>{words.except}</Button>}
      </div>
      {dialog === 'spoken' && <Spoken one={one} close={() => setDialog(undefined)} />}
      {dialog === 'except' && <Except one={one} close={() => setDialog(undefined)} />}
    </section>
  )
}

function Spoken({ one, close }: { one: Detail; close: () => void }) {
  const { words: all, locale } = useLanguage()
  const words = all.referral
  const [id] = useState(newId)
  const [witness, setWitness] = useState('')
  const [way, setWay] = useState<'spoken' | 'paper'>('spoken')
  const [assent, setAssent] = useState(false)
  const guardian = one.consentFrom !== 'person'
  const said = one.consentFrom !== 'both' || assent
  const act = useAct('POST /api/referral/referrals/:id/consents', { refresh: afterWrite, done: close })
  return (
    <ActDialog
      title={words.spoken}
      about={one.consentFrom === 'person' ? undefined : words.consentFrom[one.consentFrom]}
      yes={words.spokenKeep}
      ready={said && (way === 'paper' || witness.trim() !== '')}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          params: { id: one.id },
          body: {
            ...{ id, way, givenBy: guardian ? 'guardian' : 'person', assent, days: 90 },
            witness: way === 'spoken' ? witness.trim() : null,
          },
        })
      }
    >
      <p>{words.readAloud}</p>
      <blockquote className="letter-words">{consentText[locale](one.toName)}</blockquote>
      <Choice
        label={guardian ? words.guardianWay : words.consentWay}
        value={way}
        options={(['spoken', 'paper'] as const).map((value) => ({ value, label: words.consentWays[value] }))}
        choose={setWay}
      />
      {way === 'spoken' && (
        <Field label={words.witness}>
          <Input value={witness} maxLength={30} onChange={(event) => setWitness(event.target.value)} />
        </Field>
      )}
      {one.consentFrom === 'both' && (
        <Checkbox checked={assent} onChange={(event) => setAssent(event.target.checked)}>
          {words.assent}
        </Checkbox>
      )}
    </ActDialog>
  )
}

function Except({ one, close }: { one: Detail; close: () => void }) {
  const { referral: words } = useLanguage().words
  const [id] = useState(newId)
  const [basis, setBasis] = useState<(typeof basisCodes)[number]>('imminent_self')
  const [reason, setReason] = useState('')
  const [imminent, setImminent] = useState(false)
  const act = useAct('POST /api/referral/referrals/:id/exceptions', { refresh: afterWrite, done: close })
  return (
    <ActDialog
      title={words.except}
      about={words.exceptAbout}
      yes={words.keep}
      danger
      ready={reason.trim().length >= 4}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({ params: { id: one.id }, body: { id, basis, reason: reason.trim(), imminent } })
      }
    >
      <Field label={words.basis}>
        <Select
          value={basis}
          onChange={setBasis}
          options={basisCodes.map((value) => ({ value, label: words.bases[value] }))}
        />
      </Field>
      <Field label={words.reason} wide>
        <Writing value={reason} write={setReason} most={600} />
      </Field>
      <Checkbox checked={imminent} onChange={(event) => setImminent(event.target.checked)}>
        {words.imminent}
      </Checkbox>
    </ActDialog>
  )
}
