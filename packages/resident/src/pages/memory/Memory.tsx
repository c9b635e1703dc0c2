import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useAsked } from '../../parts/asked.ts'
import { Field } from '../../parts/Field.tsx'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Loading, Notice, tell } from '../../parts/Notice.tsx'
import { dayName } from '../../parts/when.ts'
import { refusalWords, w, writing } from '../../parts/words.ts'
import './memory.css'
import { m } from './words.ts'

type Kept = DoorReply<'GET /api/companion/memory'>
type Fact = Kept['facts'][number]
/** Does something to the memory and takes what is left of it from the answer. */
type Do = (work: () => Promise<Kept>) => Promise<void>

const ask = (): Promise<Kept> => call('GET /api/companion/memory')

const Editing = ({ fact, run, onDone }: { fact: Fact; run: Do; onDone: () => void }): JSX.Element => {
  const [text, setText] = useState(fact.text)
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (text.trim())
      await run(() =>
        call('PUT /api/companion/memory/:id', { params: { id: fact.id }, body: { text: text.trim() } }),
      )
    onDone()
  }
  return (
    <form class="memory-edit" onSubmit={(event) => void save(event)}>
      <Field label={m.value.label} value={text} maxLength={60} onText={setText} />
      <div class="row">
        <button type="submit" class="btn">
          {m.value.save}
        </button>
        <button type="button" class="btn btn-quiet" onClick={onDone}>
          {w.value.cancel}
        </button>
      </div>
    </form>
  )
}

const Row = ({ fact, run }: { fact: Fact; run: Do }): JSX.Element => {
  const [editing, setEditing] = useState(false)
  const words = m.value
  if (editing)
    return (
      <li>
        <Editing fact={fact} run={run} onDone={() => setEditing(false)} />
      </li>
    )
  return (
    <li>
      <span class="grow">
        <small>{words.kinds[fact.kind]}</small>
        <span class="memory-text">{fact.text}</span>
        <small>
          {dayName(fact.at)}
          {fact.edited && ` · ${words.edited}`}
        </small>
      </span>
      <button
        type="button"
        class="link"
        aria-label={`${words.edit}：${fact.text}`}
        onClick={() => setEditing(true)}
      >
        {words.edit}
      </button>
      <button
        type="button"
        class="link"
        aria-label={`${words.erase}：${fact.text}`}
        onClick={() => void run(() => call('DELETE /api/companion/memory/:id', { params: { id: fact.id } }))}
      >
        {words.erase}
      </button>
    </li>
  )
}

const Facts = ({ kept, run }: { kept: Kept; run: Do }): JSX.Element => {
  const words = m.value
  const clear = (): void => {
    if (confirm(writing.value(words.sure))) void run(() => call('DELETE /api/companion/memory'))
  }
  return (
    <>
      {kept.facts.length === 0 && <p class="small">{kept.remembers ? words.empty : words.off}</p>}
      <ul class="list memory-list">
        {kept.facts.map((fact) => (
          <Row key={fact.id} fact={fact} run={run} />
        ))}
      </ul>
      <div class="row">
        <button
          type="button"
          class="btn btn-quiet"
          onClick={() =>
            void run(() => call('PUT /api/companion/memory-choice', { body: { remembers: !kept.remembers } }))
          }
        >
          {kept.remembers ? words.stop : words.start}
        </button>
        {kept.facts.length > 0 && (
          <button type="button" class="link" onClick={clear}>
            {words.clear}
          </button>
        )}
      </div>
    </>
  )
}

/** What the companion remembers: seen, put right, erased, switched off. */
const Memory = (): JSX.Element => {
  const { asked, again } = useAsked(ask)
  const [now, setNow] = useState<Kept | null>(null)
  const run: Do = async (work) => {
    try {
      setNow(await work())
      tell(m.value.done)
    } catch (refused) {
      tell(refusalWords(refused))
    }
  }
  const kept = now ?? (asked.state === 'here' ? asked.value : null)
  return (
    <>
      <TopBar title={w.value.memoryTitle} />
      <main id="main" class="page" tabIndex={-1}>
        <section class="card pad stack">
          <p class="small">{m.value.about}</p>
          {asked.state === 'asking' && <Loading />}
          {asked.state === 'refused' && <Notice onAgain={again}>{refusalWords(asked.refused)}</Notice>}
          {kept && <Facts kept={kept} run={run} />}
        </section>
      </main>
    </>
  )
}

export default Memory
