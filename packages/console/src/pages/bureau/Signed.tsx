import { attendanceText } from '@anxin/core/referral/consent.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useLanguage } from '../../parts/language.tsx'
import { fullTime } from '../../parts/show/times.ts'
import { afterWrite, type One } from './shapes.ts'

/** The words the person signs, who heard it, and taking it back. */
export function Signed({ one }: { one: One }) {
  const { words: all, locale } = useLanguage()
  const words = all.bureau
  const [dialog, setDialog] = useState<'sign' | 'withdraw'>()
  const close = (): void => setDialog(undefined)
  return (
    <section className="panel" aria-label={words.consent}>
      <h2>{words.consent}</h2>
      <p className="hint">{words.consentAbout}</p>
      <blockquote className="letter-leaves">{attendanceText[locale]}</blockquote>
      {!one.signed && <p>{words.notSigned}</p>}
      <ul className="counted-list">
        {one.consents.map((each) => (
          <li key={each.id}>
            <span>
              <b>{words.signedOn(words.ways[each.way], fullTime(each.at))}</b>
              {each.witness && (
                <>
                  <br />
                  <span className="hint">{words.witnessed(each.witness)}</span>
                </>
              )}
            </span>
            <span className={each.withdrawnAt ? 'tag' : 'tag good'}>
              {each.withdrawnAt ? words.withdrawnOn(fullTime(each.withdrawnAt)) : words.signed}
            </span>
          </li>
        ))}
      </ul>
      <div className="letter-acts">
        {one.signed ? (
          <Button onClick={() => setDialog('withdraw')}>{words.withdraw}</Button>
        ) : (
          <Button type="primary" onClick={() => setDialog('sign')}>
            {words.sign}
          </Button>
        )}
      </div>
      {dialog === 'sign' && <SignDialog one={one} close={close} />}
      {dialog === 'withdraw' && <WithdrawDialog one={one} close={close} />}
    </section>
  )
}

function SignDialog({ one, close }: { one: One; close: () => void }) {
  const { words: all, locale } = useLanguage()
  const words = all.bureau
  const [id] = useState(newId)
  const [way, setWay] = useState<'spoken' | 'paper' | null>(null)
  const [witness, setWitness] = useState('')
  const act = useAct('POST /api/bureau/incoming/:id/consents', { refresh: afterWrite, done: close })
  return (
    <ActDialog
      title={words.sign}
      about={words.consentAbout}
      yes={words.sign}
      ready={way === 'paper' || (way === 'spoken' && witness.trim() !== '')}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => way && act.mutate({ params: { id: one.id }, body: { id, way, witness: witness.trim() } })}
    >
      <blockquote className="letter-leaves">{attendanceText[locale]}</blockquote>
      <Choice
        label={words.consent}
        value={way}
        options={[
          { value: 'spoken', label: words.signSpoken },
          { value: 'paper', label: words.signPaper },
        ]}
        choose={setWay}
      />
      {way === 'spoken' && (
        <Field label={words.witness}>
          <Input value={witness} maxLength={30} onChange={(event) => setWitness(event.target.value)} />
        </Field>
      )}
    </ActDialog>
  )
}

function WithdrawDialog({ one, close }: { one: One; close: () => void }) {
  const { bureau: words } = useLanguage().words
  const act = useAct('DELETE /api/bureau/incoming/:id/consents', { refresh: afterWrite, done: close })
  return (
    <ActDialog
      title={words.withdraw}
      about={words.withdrawAbout}
      yes={words.withdraw}
      danger
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: one.id } })}
    />
  )
}
