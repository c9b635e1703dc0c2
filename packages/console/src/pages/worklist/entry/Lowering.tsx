import { Button } from 'antd'
import { holds, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { serverNow } from '../../../parts/show/times.ts'
import { useFactWords } from '../facts.ts'
import type { Entry } from '../shapes.ts'
import { useEntryAct } from './acts.ts'

/** A lowering of RED that waits: the first person sees that it waits, the second answers. */
export function Lowering({ entry, lowering }: { entry: Entry; lowering: NonNullable<Entry['lowering']> }) {
  const { worklist } = useWords()
  const { lowering: words } = worklist
  const me = useMe()
  const say = useSay()
  const fact = useFactWords()
  const act = useEntryAct('POST /api/worklist/entries/:id/level/confirmation')
  const may = !lowering.mine && holds(me, 'C-SUPERVISE', serverNow())
  const answer = (agree: boolean): void =>
    act.mutate({ params: { id: entry.id }, body: { agree } }, { onError: say.no })
  const finding = entry.decisions[0]?.evidence
    .flatMap((one) => one.findings)
    .find((one) => one.fact === lowering.fact)
  return (
    <section className="waits" aria-label={words.title(worklist.colours[lowering.colour])}>
      <Icon name="people" size={20} />
      <div>
        <b>{words.title(worklist.colours[lowering.colour])}</b>
        <p>{words.asked(lowering.by, lowering.reason)}</p>
        {finding && <p>{words.rejects(fact(finding))}</p>}
        <p className="hint">{lowering.mine ? words.mine : may ? words.other : words.noDuty}</p>
      </div>
      {may && (
        <div className="acts">
          <Button disabled={act.isPending} onClick={() => answer(false)}>
            {words.refuse}
          </Button>
          <Button type="primary" loading={act.isPending} onClick={() => answer(true)}>
            {words.agree}
          </Button>
        </div>
      )}
    </section>
  )
}
