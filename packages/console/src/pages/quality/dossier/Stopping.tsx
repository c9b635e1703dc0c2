import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { Field } from '../../../parts/fill/Field.tsx'
import { useWords } from '../../../parts/language.tsx'
import { pointsAt } from '../../../parts/show/Refusal.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import type { Dossier } from '../shapes.ts'

/** Before the companion stops, residents are told on their page, thirty days ahead at least. */
export function Stopping({ told: { lastDay } }: { told: Dossier }) {
  const { dossier: words } = useWords().quality
  const me = useMe()
  const say = useSay()
  const [day, setDay] = useState('')
  const act = useAct('PUT /api/companion/last-day', {
    refresh: ['GET /api/quality/dossier'],
    done: () => say.yes(words.stopping.saved),
  })
  const send = (next: string | null) => act.mutate({ body: { lastDay: next } })
  return (
    <section className="panel stopping" aria-label={words.stopping.title}>
      <h2>{words.stopping.title}</h2>
      <p className="hint">{lastDay ? words.stopping.told(lastDay) : words.stopping.about}</p>
      {mayEnter(me, 'qualityHarm') &&
        (lastDay ? (
          <Button onClick={() => send(null)} loading={act.isPending}>
            {words.stopping.back}
          </Button>
        ) : (
          <div className="pair">
            <Field label={words.stopping.day} wrong={pointsAt(act.error, 'lastDay') && words.stopping.soon}>
              <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
            </Field>
            <Button disabled={day === ''} onClick={() => send(day)} loading={act.isPending}>
              {words.stopping.tell}
            </Button>
          </div>
        ))}
    </section>
  )
}
