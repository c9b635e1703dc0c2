import { notSaidReasons } from '@anxin/core/safeguard/child-word.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useLanguage, useWords } from '../../parts/language.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { useCode } from './codes.ts'
import { type Child, refresh } from './shapes.ts'

type Path =
  | 'POST /api/safeguard/disclosures/:id/child-words'
  | 'POST /api/safeguard/mandatory-reports/:id/child-words'

/** Before somebody is told of a child: the words for the child, and what was said, or why not. */
export function ChildFirst({
  child,
  path,
  id,
  open,
}: {
  child: Child
  path: Path
  id: string
  /** It can still be said: the telling was not given up. */
  open: boolean
}) {
  const { child: words } = useWords().safeguard
  const { locale } = useLanguage()
  const [asking, setAsking] = useState(false)
  const none = child.told.length === 0
  return (
    <section className="child-first" aria-label={words.title}>
      <h4>
        {words.title} <small>{words.bands[child.band]}</small>
      </h4>
      {open && <blockquote>{child.words[locale]}</blockquote>}
      {none && <p className={open ? 'late' : 'hint'}>{words.none}</p>}
      <ol className="calls">
        {child.told.map((one) => (
          <ToldLine key={one.id} one={one} />
        ))}
      </ol>
      {open && (
        <Button
          type={none ? 'primary' : 'default'}
          size={none ? 'middle' : 'small'}
          onClick={() => setAsking(true)}
        >
          {none ? words.keep : words.again}
        </Button>
      )}
      {asking && <ChildDialog child={child} path={path} id={id} close={() => setAsking(false)} />}
    </section>
  )
}

function ToldLine({ one }: { one: Child['told'][number] }) {
  const { child: words } = useWords().safeguard
  const code = useCode()
  return (
    <li>
      <time className="n">{shortTime(one.at)}</time>
      <span>
        <b>{one.said ? words.said : `${words.notSaid} · ${code(one.why ?? '')}`}</b>
        {one.words && <span className="words">{one.words}</span>}
        {one.note && <span className="words">{one.note}</span>}
      </span>
      <small>{one.by}</small>
    </li>
  )
}

interface Written {
  readonly said: 'yes' | 'no' | null
  /** Null while nobody has changed the words prepared. */
  readonly words: string | null
  readonly why: (typeof notSaidReasons)[number] | null
  readonly note: string
}
const empty: Written = { said: null, words: null, why: null, note: '' }

function ChildDialog({
  child,
  path,
  id,
  close,
}: {
  child: Child
  path: Path
  id: string
  close: () => void
}) {
  const { child: words } = useWords().safeguard
  const { locale } = useLanguage()
  const code = useCode()
  const { id: wordId, fields, change, forget } = useKeptForm<Written>(`child.${id}`, empty)
  const act = useAct(path, {
    refresh: [...refresh],
    done: () => {
      forget()
      close()
    },
  })
  const { said, why } = fields
  const spoken = fields.words ?? child.words[locale]
  const note = fields.note.trim() || null
  const ready =
    said === 'yes'
      ? spoken.trim() !== ''
      : said === 'no' && why !== null && (why !== 'other' || note !== null)
  const send = (): void => {
    const isSaid = said === 'yes'
    const heard = isSaid ? { words: spoken.trim(), why: null } : { words: null, why }
    if (ready) act.mutate({ params: { id }, body: { id: wordId, said: isSaid, ...heard, note } })
  }
  return (
    <ActDialog
      title={words.title}
      about={words.about}
      yes={words.keep}
      ready={ready}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      <Choice
        label={words.question}
        value={said}
        options={[
          { value: 'yes', label: words.said },
          { value: 'no', label: words.notSaid },
        ]}
        choose={(chosen) => change({ said: chosen })}
      />
      {said === 'yes' && (
        <Field label={words.spoken} hint={words.spokenHint}>
          <Writing value={spoken} write={(text) => change({ words: text })} most={4000} rows={6} />
        </Field>
      )}
      {said === 'no' && (
        <div className="one-a-line">
          <Choice
            label={words.why}
            value={why}
            options={notSaidReasons.map((value) => ({ value, label: code(value) }))}
            choose={(chosen) => change({ why: chosen })}
          />
        </div>
      )}
      {said && (
        <Field label={said === 'yes' ? words.answer : why === 'other' ? words.noteNeeded : words.note}>
          <Writing value={fields.note} write={(text) => change({ note: text })} most={2000} rows={2} />
        </Field>
      )}
    </ActDialog>
  )
}
