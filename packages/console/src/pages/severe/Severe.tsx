import { sixQuestions } from '@anxin/core/severe/danger.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import '../../styles/care/referral.css'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Several } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'

/** What was seen, and the visits and contacts that follow from it. */
export function Severe() {
  const { severe: words } = useWords()
  const me = useMe()
  const [observing, setObserving] = useState(false)
  return (
    <Page
      gate="severe"
      title={words.title}
      about={words.about}
      acts={
        <Button type="primary" onClick={() => setObserving(true)}>
          {words.observe}
        </Button>
      }
    >
      {mayEnter(me, 'severeWork') ? (
        <Paths />
      ) : (
        <div className="panel">
          <Nothing title={words.seeAndSay} about={words.seeAndSayAbout} />
        </div>
      )}
      {observing && <ObserveDialog close={() => setObserving(false)} />}
    </Page>
  )
}

function Paths() {
  const { severe: words, referral } = useWords()
  const query = useQuery({ ...reading('GET /api/severe/paths'), refetchInterval: 30_000 })
  return (
    <Shown query={query}>
      {({ rows }) => (
        <>
          {rows.length === 0 && (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          )}
          <ul className="letters">
            {rows.map((row) => (
              <li key={row.id} className="panel">
                <div>
                  <p className="tags">
                    <b>{row.name ?? referral.anonymous}</b>
                    <span className="tag">{words.states[row.state]}</span>
                    {row.level !== null && <span className="tag n">{words.level(row.level)}</span>}
                    {row.late && <span className="tag bad">{words.late}</span>}
                  </p>
                  {row.dueAt && row.dueWhat && (
                    <p className="hint n">
                      {words.dues[row.dueWhat as keyof typeof words.dues]} · {words.by(shortTime(row.dueAt))}
                    </p>
                  )}
                </div>
                <Link
                  className="link"
                  to="/severe/$pathId"
                  params={{ pathId: row.id }}
                  aria-label={`${referral.open} ${row.name ?? ''}`}
                >
                  {referral.open}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Shown>
  )
}

const empty = {
  name: '',
  where: '',
  phone: '',
  answers: [] as (typeof sixQuestions)[number][],
  now: false,
  words: '',
}

/** Six questions of what was seen; no field for what it might be. */
function ObserveDialog({ close }: { close: () => void }) {
  const { severe: words } = useWords()
  const say = useSay()
  const [id] = useState(newId)
  const [seen, setSeen, forget] = useKept('severe.observe', empty)
  const act = useAct('POST /api/severe/observations', {
    refresh: ['GET /api/severe/paths'],
    done: ({ told }) => {
      forget()
      say.yes(told ? words.told : words.reported)
      close()
    },
  })
  const phone = seen.phone.trim()
  return (
    <ActDialog
      title={words.observe}
      yes={words.report}
      ready={seen.name.trim() !== '' && seen.where.trim() !== '' && (seen.answers.length > 0 || seen.now)}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          body: {
            id,
            person: { name: seen.name.trim(), where: seen.where.trim(), ...(phone ? { phone } : {}) },
            ...{ answers: seen.answers, dangerNow: seen.now, words: seen.words.trim() },
          },
        })
      }
    >
      <Field label={words.who}>
        <Input
          value={seen.name}
          maxLength={20}
          onChange={(event) => setSeen({ ...seen, name: event.target.value })}
        />
      </Field>
      <Field label={words.where}>
        <Input
          value={seen.where}
          maxLength={100}
          onChange={(event) => setSeen({ ...seen, where: event.target.value })}
        />
      </Field>
      <Field label={words.phone}>
        <Input
          type="tel"
          value={seen.phone}
          onChange={(event) => setSeen({ ...seen, phone: event.target.value })}
        />
      </Field>
      <Several
        label={words.questions}
        values={seen.answers}
        options={sixQuestions.map((value) => ({ value, label: words.six[value] }))}
        choose={(answers) => setSeen({ ...seen, answers })}
      />
      <Checkbox checked={seen.now} onChange={(event) => setSeen({ ...seen, now: event.target.checked })}>
        {words.now}
      </Checkbox>
      <Field label={words.words} wide>
        <Writing value={seen.words} write={(text) => setSeen({ ...seen, words: text })} most={600} />
      </Field>
    </ActDialog>
  )
}
