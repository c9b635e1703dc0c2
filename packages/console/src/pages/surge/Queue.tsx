import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Several } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { clockTime } from '../../parts/show/times.ts'

type Waiting = Reply<'GET /api/surge/waiting'>['waiting'][number]
const again = ['GET /api/surge/waiting' as const]

/** Who waits at the scene, urgent first; whoever goes fills in the short form. */
export function Queue({ on }: { on: boolean }) {
  const { surge: words } = useWords()
  const say = useSay()
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/surge/waiting'), refetchInterval: 15_000 })
  const take = useAct('PUT /api/surge/waiting/:id/taker', { refresh: again })
  const [form, setForm] = useState<string>()
  const helps = mayEnter(me, 'surgeHelping')
  const act = (one: Waiting) => {
    if (one.mine)
      return (
        <Button type="primary" onClick={() => setForm(one.id)}>
          {words.form}
        </Button>
      )
    if (one.takenBy) return <span>{words.takenBy(one.takenBy)}</span>
    if (!helps) return null
    return (
      <Button onClick={() => take.mutate({ params: { id: one.id } }, { onError: say.no })}>
        {words.take}
      </Button>
    )
  }
  return (
    <section className="panel" aria-label={words.queue}>
      <h2>{words.queue}</h2>
      <p className="hint">{words.queueAbout}</p>
      {on && <Add />}
      <Shown query={query}>
        {({ waiting, seenToday }) => (
          <>
            {waiting.length === 0 && <p className="quiet">{words.queueNone}</p>}
            <ul className="owed">
              {waiting.map((one) => (
                <li key={one.id}>
                  <div>
                    <b>{one.words}</b>
                    <span className="n">
                      {clockTime(one.addedAt)} · {one.addedBy}
                    </span>
                  </div>
                  {one.urgent ? <em className="tag bad">{words.urgent}</em> : <span />}
                  {act(one)}
                </li>
              ))}
            </ul>
            <p className="hint n">{words.seenToday(seenToday)}</p>
          </>
        )}
      </Shown>
      {form && <PfaForm id={form} close={() => setForm(undefined)} />}
    </section>
  )
}

function Add() {
  const { surge: words } = useWords()
  const [typed, setTyped, forget] = useKept('queue', { text: '', urgent: false })
  const [id, setId] = useState(newId)
  const add = useAct('POST /api/surge/waiting', {
    refresh: again,
    done: () => {
      forget()
      setId(newId())
    },
  })
  return (
    <form
      className="queue-add"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.text.trim()) add.mutate({ body: { id, urgent: typed.urgent, words: typed.text.trim() } })
      }}
    >
      <Field label={words.addWords} hint={words.addHint} wide>
        <Input
          value={typed.text}
          maxLength={200}
          onChange={(event) => setTyped({ ...typed, text: event.target.value })}
        />
      </Field>
      <Checkbox
        checked={typed.urgent}
        onChange={(event) => setTyped({ ...typed, urgent: event.target.checked })}
      >
        {words.urgent}
      </Checkbox>
      <Button htmlType="submit" disabled={!typed.text.trim()} loading={add.isPending}>
        {words.add}
      </Button>
      <RefusalLine error={add.error} />
    </form>
  )
}

const needs = ['water_food', 'medicine', 'shelter', 'family', 'news', 'rest'] as const
const links = ['family', 'community', 'health', 'hotline', 'cabin', 'crisis_desk', 'nothing_needed'] as const
type Form = {
  safe: boolean
  strong: boolean
  needs: (typeof needs)[number][]
  listen: string
  to: (typeof links)[number][]
  note: string
}
const empty: Form = { safe: true, strong: false, needs: [], listen: '', to: [], note: '' }

/** Look, listen, link: short, and never what happened. */
function PfaForm({ id, close }: { id: string; close: () => void }) {
  const { surge: words } = useWords()
  const say = useSay()
  const [typed, setTyped, forget] = useKept(`pfa ${id}`, empty)
  const set = (part: Partial<Form>): void => setTyped({ ...typed, ...part })
  const act = useAct('PUT /api/surge/waiting/:id/form', {
    refresh: again,
    done: () => {
      forget()
      say.yes(words.kept)
      close()
    },
  })
  const look = { safe: typed.safe, needs: typed.needs, strongDistress: typed.strong }
  return (
    <ActDialog
      title={words.form}
      about={words.formAbout}
      yes={words.keep}
      ready={typed.to.length > 0}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          params: { id },
          body: { look, listen: typed.listen, link: { to: typed.to, note: typed.note } },
        })
      }
      width={560}
    >
      <Checkbox checked={typed.safe} onChange={(event) => set({ safe: event.target.checked })}>
        {words.safe}
      </Checkbox>
      <Checkbox checked={typed.strong} onChange={(event) => set({ strong: event.target.checked })}>
        {words.strong}
      </Checkbox>
      <Several
        label={`${words.look} · ${words.needs}`}
        values={typed.needs}
        options={needs.map((value) => ({ value, label: words.need[value] }))}
        choose={(values) => set({ needs: values })}
      />
      <Field label={words.listen}>
        <Writing value={typed.listen} write={(text) => set({ listen: text })} most={600} rows={2} />
      </Field>
      <Several
        label={words.link}
        values={typed.to}
        options={links.map((value) => ({ value, label: words.to[value] }))}
        choose={(values) => set({ to: values })}
      />
      <Field label={words.linkNote}>
        <Input value={typed.note} maxLength={400} onChange={(event) => set({ note: event.target.value })} />
      </Field>
    </ActDialog>
  )
}
