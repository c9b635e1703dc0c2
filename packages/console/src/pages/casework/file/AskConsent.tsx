import { minorRuleOf } from '@anxin/core/care/plan/minors.ts'
import { agreementText } from '@anxin/core/casework/agreement.words.ts'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { newId } from '../../../parts/ask/kept.ts'
import { useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { useLanguage } from '../../../parts/language.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { type Case, refresh } from '../shapes.ts'
import { Drawing } from './consent/Drawing.tsx'
import { Paper } from './consent/Paper.tsx'
import { Service } from './Service.tsx'

type Texts = Reply<'GET /api/casework/consent-texts'>
const methods = ['spoken', 'drawn', 'paper'] as const
type Method = (typeof methods)[number]

/** Asks for consent, purpose by purpose, or for agreement to the plan: spoken, drawn or on paper. */
export function AskConsent({ one, what, close }: { one: Case; what: 'consent' | 'plan'; close: () => void }) {
  const { locale } = useLanguage()
  const query = useQuery({ ...reading('GET /api/casework/consent-texts', { locale }), staleTime: 300_000 })
  return (
    <Shown query={query}>{(texts) => <Asking one={one} what={what} texts={texts} close={close} />}</Shown>
  )
}

function Asking({
  one,
  what,
  texts,
  close,
}: {
  one: Case
  what: 'consent' | 'plan'
  texts: Texts
  close: () => void
}) {
  const { words: all, locale } = useLanguage()
  const { consent: words, plan } = all.casework
  const [id] = useState(newId)
  const [given, setGiven] = useState<ReadonlySet<string>>(
    new Set(one.consents.filter((each) => each.given).map(({ purpose }) => purpose)),
  )
  const [how, setHow] = useState<Method>('spoken')
  const [png, setPng] = useState<string | null>(null)
  const [witness, setWitness] = useState({ id: '', name: '' })
  const [supporter, setSupporter] = useState({ name: '', relation: '' })
  const act = useAct('POST /api/casework/cases/:id/consents', { refresh, done: close })
  const signed =
    how === 'paper' || (how === 'drawn' ? png !== null : witness.id !== '' || witness.name.trim() !== '')
  const withGuardian = minorRuleOf(one.age ?? undefined).guardianConsent
  const supported = supporter.name.trim() !== '' && supporter.relation.trim() !== ''
  const tick = (purpose: string, yes: boolean): void => {
    const next = new Set(given)
    if (yes) next.add(purpose)
    else next.delete(purpose)
    setGiven(next)
  }
  const send = (): void =>
    act.mutate({
      params: { id: one.id },
      body: {
        ...{ id, what, how, locale },
        ...(what === 'consent' ? { shownHash: texts.shownHash } : {}),
        purposes:
          what === 'plan' ? [] : texts.texts.map(({ purpose }) => ({ purpose, given: given.has(purpose) })),
        ...(how === 'drawn' && png ? { drawing: png } : {}),
        ...(how === 'spoken' && witness.id ? { witnessId: witness.id } : {}),
        ...(how === 'spoken' && !witness.id ? { witnessName: witness.name.trim() } : {}),
        ...(supported
          ? { supporter: { name: supporter.name.trim(), relation: supporter.relation.trim() } }
          : {}),
      },
    })
  return (
    <ActDialog
      title={what === 'plan' ? plan.agreeHere : words.askTitle}
      about={what === 'plan' ? plan.agreeAbout : words.read}
      yes={words.yes}
      width={680}
      ready={signed && (supported || !withGuardian || (what === 'consent' && given.size === 0))}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      {what === 'plan' ? (
        <>
          <Service one={one} />
          <ol className="case-goals">
            {one.goals.map((goal) => (
              <li key={goal.id}>
                <b>{goal.ownWords ?? goal.statement}</b>
              </li>
            ))}
          </ol>
          <section className="case-agreement">
            <h4>{plan.agreement}</h4>
            <ul>
              {agreementText[locale].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        </>
      ) : (
        <ul className="case-purposes">
          {texts.texts.map(({ purpose, text }) => (
            <li key={purpose}>
              <Checkbox
                checked={given.has(purpose)}
                onChange={(event) => tick(purpose, event.target.checked)}
              >
                <b>{words.purposes[purpose]}</b>
              </Checkbox>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      )}
      <Choice
        label={words.method}
        value={how}
        options={methods.map((value) => ({ value, label: words.methods[value] }))}
        choose={setHow}
      />
      {how === 'spoken' && <Witness value={witness} change={setWitness} one={one} />}
      {how === 'drawn' && <Drawing drawn={setPng} />}
      {how === 'paper' && <Paper one={one} what={what} purposes={texts.texts} withGuardian={withGuardian} />}
      <div className="pair">
        <Field label={words.supporterName} hint={withGuardian ? words.guardian : words.supporter}>
          <Input
            value={supporter.name}
            maxLength={20}
            onChange={(e) => setSupporter({ ...supporter, name: e.target.value })}
          />
        </Field>
        <Field label={words.supporterRelation}>
          <Input
            value={supporter.relation}
            maxLength={20}
            onChange={(e) => setSupporter({ ...supporter, relation: e.target.value })}
          />
        </Field>
      </div>
    </ActDialog>
  )
}

interface Heard {
  readonly id: string
  readonly name: string
}
function Witness({ value, change, one }: { value: Heard; change: (value: Heard) => void; one: Case }) {
  const { words: all } = useLanguage()
  const { consent: words } = all.casework
  const me = useMe()
  const { data } = useQuery(reading('GET /api/casework/cases/:id/colleagues', { id: one.id }))
  const colleagues = data?.colleagues.filter(({ id }) => id !== me?.personId) ?? []
  return (
    <fieldset className="case-witness">
      <legend>{words.witness}</legend>
      <div className="pair">
        <Field label={words.witnessColleague}>
          <Select
            allowClear
            value={value.id || null}
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => change({ id: id ?? '', name: '' })}
          />
        </Field>
        <Field label={words.witnessOther}>
          <Input
            value={value.name}
            maxLength={40}
            onChange={(e) => change({ id: '', name: e.target.value })}
          />
        </Field>
      </div>
    </fieldset>
  )
}
