import { namesSomebody } from '@anxin/core/care/names-somebody.ts'
import { seenSigns } from '@anxin/core/care/observed-signs.ts'
import { Refused } from '@anxin/kit/caller.ts'
import { Button, Input, InputNumber } from 'antd'
import { type FormEvent, useState } from 'react'
import '../../../styles/care/observe.css'
import { useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { type FoundPerson, PersonByPhone } from '../../../parts/fill/PersonByPhone.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { pointsAt, RefusalLine } from '../../../parts/show/Refusal.tsx'
import { bodyOf, emptySeen, isWhole, type Seen } from './seen.ts'

/** What somebody who is no clinician saw: plain sentences, and danger first. */
export function Observe() {
  const { observe: words } = useWords().worklist
  const [told, setTold] = useState<boolean>()
  return (
    <Page gate="observe" title={words.title} about={words.about}>
      {told === undefined ? (
        <SeenForm sent={setTold} />
      ) : (
        <Sent told={told} again={() => setTold(undefined)} />
      )}
    </Page>
  )
}

function Sent({ told, again }: { told: boolean; again: () => void }) {
  const { observe: words } = useWords().worklist
  return (
    <div className={told ? 'panel sent told' : 'panel sent'} role="status">
      <span className="disc">
        <Icon name="tick" size={26} />
      </span>
      <h2>{words.doneTitle}</h2>
      <p>{told ? words.doneTold : words.doneList}</p>
      <Button onClick={again}>{words.again}</Button>
    </div>
  )
}

function SeenForm({ sent }: { sent: (told: boolean) => void }) {
  const { observe: words } = useWords().worklist
  const { id, fields, change, forget } = useKeptForm<Seen>('observe', emptySeen)
  const act = useAct('POST /api/worklist/observations', {
    done: ({ told }) => {
      forget()
      sent(told)
    },
  })
  const { perhaps } = namesSomebody(fields.words, fields.way === 'person' ? fields.person.name : '')
  const unsure = act.error instanceof Refused && pointsAt(act.error, 'noNames')
  const named = act.error instanceof Refused && pointsAt(act.error, 'words')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const body = bodyOf(id, fields)
    if (body && !act.isPending) act.mutate({ body })
  }
  return (
    <form className="panel seen" onSubmit={submit}>
      <Danger now={fields.dangerNow} change={(dangerNow) => change({ dangerNow })} />
      <Who fields={fields} change={change} />
      <fieldset className="signs">
        <legend>{words.signs}</legend>
        <p className="hint">{words.signsHint}</p>
        <div>
          {seenSigns.map((sign) => (
            <label key={sign}>
              <input
                type="checkbox"
                checked={fields.signs.includes(sign)}
                onChange={(event) =>
                  change({
                    signs: event.target.checked
                      ? [...fields.signs, sign]
                      : fields.signs.filter((one) => one !== sign),
                  })
                }
              />
              <span>{words.sign[sign]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        label={words.words}
        hint={`${words.wordsHint} ${words.left(200 - fields.words.length)}`}
        wrong={named && words.wordsRefused}
      >
        <Writing
          value={fields.words}
          write={(text) => change({ words: text, noNames: false })}
          most={200}
          rows={3}
        />
      </Field>
      {perhaps.length > 0 && (
        <label className="no-name">
          <input
            type="checkbox"
            checked={fields.noNames}
            onChange={(event) => change({ noNames: event.target.checked })}
          />
          <span>{words.noNames(perhaps)}</span>
        </label>
      )}
      {!named && !(unsure && perhaps.length > 0) && <RefusalLine error={act.error} />}
      <footer>
        <p className="hint">{isWhole(fields) ? words.privacy : words.missing}</p>
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          danger={fields.dangerNow}
          loading={act.isPending}
          disabled={!isWhole(fields) || (perhaps.length > 0 && !fields.noNames)}
        >
          {words.send}
        </Button>
      </footer>
    </form>
  )
}

function Danger({ now, change }: { now: boolean; change: (now: boolean) => void }) {
  const { observe: words } = useWords().worklist
  return (
    <div className={now ? 'danger now' : 'danger'}>
      <Choice
        label={words.danger}
        value={now ? 'yes' : 'no'}
        options={[
          { value: 'no', label: words.dangerNo },
          { value: 'yes', label: words.dangerYes, tone: 'yes' },
        ]}
        choose={(value) => change(value === 'yes')}
      />
      {now && (
        <div className="advice" role="alert">
          <ol>
            {words.dangerAdvice.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <div className="acts">
            <a href="tel:120">
              <Icon name="ambulance" size={18} /> 120
            </a>
            <a href="tel:110">
              <Icon name="phone" size={18} /> 110
            </a>
          </div>
        </div>
      )}
    </div>
  )
}

function Who({ fields, change }: { fields: Seen; change: (part: Partial<Seen>) => void }) {
  const { observe: words } = useWords().worklist
  const me = useMe()
  const mayFind = mayEnter(me, 'fill')
  const set = (part: Partial<Seen['person']>): void => change({ person: { ...fields.person, ...part } })
  const choosePerson = (found: FoundPerson): void => change({ found })
  return (
    <div className="who-seen">
      {mayFind ? (
        <Choice
          label={words.who}
          value={fields.way}
          options={(['person', 'found'] as const).map((value) => ({ value, label: words.whoWays[value] }))}
          choose={(way) => change({ way })}
        />
      ) : (
        <b>{words.who}</b>
      )}
      {mayFind && fields.way === 'found' ? (
        <PersonByPhone chosen={fields.found} choose={choosePerson} />
      ) : (
        <div className="pair">
          <Field label={words.name} hint={words.nameHint}>
            <Input
              value={fields.person.name}
              maxLength={20}
              onChange={(e) => set({ name: e.target.value })}
            />
          </Field>
          <Field label={words.where} hint={words.whereHint}>
            <Input
              value={fields.person.where}
              maxLength={80}
              onChange={(e) => set({ where: e.target.value })}
            />
          </Field>
          <Field label={words.phone}>
            <Input
              type="tel"
              value={fields.person.phone}
              onChange={(event) => set({ phone: event.target.value })}
            />
          </Field>
          <Field label={words.birthYear}>
            <InputNumber
              value={fields.person.birthYear}
              min={1900}
              max={2100}
              precision={0}
              onChange={(birthYear) => set({ birthYear })}
            />
          </Field>
        </div>
      )}
    </div>
  )
}
