import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { queryClient, reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { isoDay } from '../../parts/show/times.ts'
import type { Term } from './shapes.ts'

/** Every class with its term, since when it counts, and why. */
export function Terms() {
  const { retention: words } = useWords()
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/retention/terms'), enabled: mayEnter(me, 'retention') })
  const [changing, setChanging] = useState<Term>()
  return (
    <Shown query={query} lines={8}>
      {({ terms, rolling }) => (
        <>
          <div className="sheet">
            <table className="terms" aria-label={words.terms}>
              <thead>
                <tr>
                  <th scope="col">{words.what}</th>
                  <th scope="col">{words.from}</th>
                  <th scope="col">{words.kept}</th>
                  <th scope="col">{words.least}</th>
                  <th scope="col" aria-label={words.change} />
                </tr>
              </thead>
              <tbody>
                {terms.map((term) => (
                  <OneTerm
                    key={term.code}
                    term={term}
                    change={mayEnter(me, 'retentionSetting') ? () => setChanging(term) : undefined}
                  />
                ))}
              </tbody>
            </table>
          </div>
          <section className="panel" aria-label={words.rolling}>
            <h2>{words.rolling}</h2>
            <p className="hint">{words.rollingAbout}</p>
            <dl className="rolling">
              {rolling.map(({ what, days }) => (
                <div key={what}>
                  <dt>{words.rollings[what] ?? what}</dt>
                  <dd className="n">{words.days(days)}</dd>
                </div>
              ))}
            </dl>
          </section>
          {changing && <ChangeTerm term={changing} close={() => setChanging(undefined)} />}
        </>
      )}
    </Shown>
  )
}

function OneTerm({ term, change }: { term: Term; change: (() => void) | undefined }) {
  const { retention: words } = useWords()
  const about = words.classes[term.code]
  return (
    <tr>
      <td>
        <b>{about.name}</b>
        <p>{about.holds}</p>
        <p className="why">{about.why}</p>
      </td>
      <td>{about.from}</td>
      <td className="n term">
        <b>{words.months(term.months)}</b>
        {term.setBy === null ? (
          <span className="tag">{words.usualMark}</span>
        ) : (
          <small>{words.setBy(term.setBy, isoDay(term.setAt ?? ''))}</small>
        )}
        {term.minorUntil !== null && <small>{words.minor(term.minorUntil)}</small>}
      </td>
      <td className="n">{term.floor > 1 ? words.months(term.floor) : words.noFloor}</td>
      <td>
        {change && (
          <Button size="small" aria-label={words.changeOf(about.name)} onClick={change}>
            {words.change}
          </Button>
        )}
      </td>
    </tr>
  )
}

/** Another term: what it would make due is said before it is kept. */
function ChangeTerm({ term, close }: { term: Term; close: () => void }) {
  const { retention: words } = useWords()
  const say = useSay()
  const [months, setMonths] = useState<number | null>(term.months)
  const tooShort = months !== null && months < term.floor
  const due = useQuery({
    ...reading('GET /api/retention/terms/:code/due', { code: term.code, months: months ?? term.months }),
    enabled: months !== null && !tooShort,
  })
  const act = useAct('PUT /api/retention/terms/:code', {
    done: (reply) => {
      queryClient.setQueryData(reading('GET /api/retention/terms').queryKey, reply)
      say.yes(words.saved)
      close()
    },
  })
  const floor = term.floor > 1 ? words.months(term.floor) : null
  return (
    <ActDialog
      title={words.changeOf(words.classes[term.code].name)}
      about={words.classes[term.code].why}
      yes={words.save}
      danger={(due.data?.due ?? 0) > 0 && (months ?? 0) < term.months}
      ready={months !== null && !tooShort}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => {
        if (months !== null) act.mutate({ params: { code: term.code }, body: { months } })
      }}
    >
      <Field
        label={words.form}
        hint={words.formHint(words.months(term.usual), floor)}
        wrong={tooShort && words.tooShort(words.months(term.floor))}
      >
        <InputNumber min={1} max={1200} precision={0} value={months} onChange={setMonths} />
      </Field>
      {due.data && !tooShort && (
        <p className={due.data.due > 0 ? 'late n' : 'hint n'} role="status">
          {words.dueThen(due.data.due)}
        </p>
      )}
    </ActDialog>
  )
}
