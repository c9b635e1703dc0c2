import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { telOf } from './tel.ts'

type Line = Reply<'GET /api/outing/board'>['lines'][number]
const refresh = ['GET /api/outing/board'] as const

/** Who is outside; whoever is looked for stands first and stays until a person answers. */
export function Board() {
  const { board: words } = useWords().outing
  const { data } = useQuery({ ...reading('GET /api/outing/board'), refetchInterval: 10_000 })
  if (!data) return null
  return (
    <section className="panel outing-board" aria-label={words.title}>
      <h2>{words.title}</h2>
      {data.lines.length === 0 ? (
        <p className="hint">{words.none}</p>
      ) : (
        <ul>
          {data.lines.map((line) => (
            <OneLine key={line.id} line={line} />
          ))}
        </ul>
      )}
    </section>
  )
}

function OneLine({ line }: { line: Line }) {
  const { board: words } = useWords().outing
  const [answering, setAnswering] = useState(false)
  const own = useAct('POST /api/outing/visits/:id/owner', { refresh })
  const { timer } = line
  return (
    <li data-alert={line.alert} {...(line.alert ? { role: 'alert' } : {})}>
      <p className="outing-line">
        <b>{line.people.map(({ name }) => name).join('、')}</b>
        {line.alert ? (
          <span className="tag bad">{timer.helpAt ? words.help : words.late}</span>
        ) : (
          line.rung > 0 && <span className="tag lamp">{words.asked}</span>
        )}
        {timer.expectedAt && <span className="n">{words.backBy(shortTime(timer.expectedAt))}</span>}
      </p>
      {line.alert && (
        <>
          {line.where && <p className="outing-where">{words.visiting(line.name, line.where)}</p>}
          <p className="outing-acts">
            {line.people.map(
              (one) =>
                one.phone && (
                  <a key={one.id} className="visit-call" href={telOf(one.phone)}>
                    <Icon name="phone" size={16} />
                    {one.name}
                  </a>
                ),
            )}
            {line.owner === null ? (
              <Button
                type="primary"
                loading={own.isPending}
                onClick={() => own.mutate({ params: { id: line.id } })}
              >
                {words.own}
              </Button>
            ) : (
              line.mine && (
                <Button type="primary" onClick={() => setAnswering(true)}>
                  {words.answer}
                </Button>
              )
            )}
          </p>
          <p className="hint n">
            {line.owner !== null && line.ownedAt
              ? words.owned(line.owner, shortTime(line.ownedAt))
              : line.nextAt && words.next(shortTime(line.nextAt))}
          </p>
          <RefusalLine error={own.error} />
          <details>
            <summary>{words.calls}</summary>
            <ul className="hint n">
              {line.calls.map((one) => (
                <li key={`${one.to} ${one.at} ${one.channel} ${one.rung}`}>
                  {shortTime(one.at)} {one.to} · {words.channels[one.channel] ?? one.channel} ·{' '}
                  {words.states[one.state as keyof typeof words.states] ?? one.state}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      {answering && <Answer line={line} close={() => setAnswering(false)} />}
    </li>
  )
}

function Answer({ line, close }: { line: Line; close: () => void }) {
  const { board: words } = useWords().outing
  const { fields, change, forget } = useKeptForm(`outing.answer.${line.id}`, { words: '' })
  const act = useAct('POST /api/outing/visits/:id/answer', {
    refresh,
    done: () => {
      forget()
      close()
    },
  })
  return (
    <ActDialog
      title={words.answer}
      about={words.answerAbout}
      yes={words.answer}
      ready={fields.words.trim().length > 0}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: line.id }, body: { words: fields.words.trim() } })}
    >
      <Field label={words.answer} wide>
        <Writing value={fields.words} write={(text) => change({ words: text })} most={400} />
      </Field>
    </ActDialog>
  )
}
