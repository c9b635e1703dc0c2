import { Button } from 'antd'
import { useAct } from '../../parts/ask/doors.ts'
import type { Said, Visit } from '../../parts/ask/outing/store.ts'
import { useWords } from '../../parts/language.tsx'
import { shortTime } from '../../parts/show/times.ts'

type Form = NonNullable<Visit['inside']>['form']

/** A value of a field, said aloud. */
export function useSpoken(): (said: Said) => string {
  const { form: words, clash } = useWords().outing
  return (said) => {
    if (said.field === 'met') return words.mets[said.value]
    if (said.field === 'risk')
      return [words.risks[said.value.answer], said.value.words].filter(Boolean).join('：')
    return String(said.value ?? '') || clash.empty
  }
}

/** Two values of a field beside one another, until a person chooses. */
export function Clashes({ visitId, form }: { visitId: string; form: Form }) {
  return form.clashes.map((one) => <OneClash key={one.id} visitId={visitId} form={form} one={one} />)
}

function OneClash({ visitId, form, one }: { visitId: string; form: Form; one: Form['clashes'][number] }) {
  const { outing } = useWords()
  const { clash: words, form: labels } = outing
  const spoken = useSpoken()
  const stands = form.fields.find(({ said }) => said.field === one.said.field)
  const act = useAct('POST /api/outing/visits/:id/choices', {
    refresh: ['GET /api/outing/visits/:id', 'GET /api/outing/day'],
  })
  const choose = (said: Said): void =>
    act.mutate({ params: { id: visitId }, body: { editId: one.id, base: stands?.revision ?? 0, said } })
  const both = stands ? bothOf(stands.said, one.said) : undefined
  return (
    <div className="case-clash outing-clash" role="alert">
      <b>{words.title(labels[one.said.field])}</b>
      <p>{words.about}</p>
      <div className="pair">
        <div>
          <b>{words.stands(stands?.byName ?? '')}</b>
          <p className="both">{stands ? spoken(stands.said) : words.empty}</p>
        </div>
        <div>
          <b>{words.other(one.byName, shortTime(one.writtenAt))}</b>
          <p className="both">{spoken(one.said)}</p>
        </div>
      </div>
      {act.error?.code === 'WRONG_STATE' && <p className="wrong">{words.moved}</p>}
      <div className="outing-buttons">
        {stands && <Button onClick={() => choose(stands.said)}>{words.useStands}</Button>}
        <Button onClick={() => choose(one.said)}>{words.useOther}</Button>
        {both && <Button onClick={() => choose(both)}>{words.useBoth}</Button>}
      </div>
    </div>
  )
}

/** Texts may stand one after the other; of the rest one is chosen. */
function bothOf(a: Said, b: Said): Said | undefined {
  if (a.field === 'seen' && b.field === 'seen') return { field: 'seen', value: `${a.value}\n${b.value}` }
  if (a.field === 'needs' && b.field === 'needs') return { field: 'needs', value: `${a.value}\n${b.value}` }
  if (a.field === 'next' && b.field === 'next') return { field: 'next', value: `${a.value}\n${b.value}` }
  return undefined
}
