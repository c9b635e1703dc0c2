import { type LetterField, type LetterWords, letterFields, letterRules } from '@anxin/core/referral/letter.ts'
import { fieldWords, partWords } from '@anxin/core/referral/words.ts'
import { Refused } from '@anxin/kit/caller.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { readAgain, reading, useAct } from '../../parts/ask/doors.ts'
import { useKept } from '../../parts/ask/kept.ts'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useLanguage } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { afterWrite, type Detail } from './shapes.ts'

interface Draft {
  readonly base: number
  readonly words: LetterWords
  readonly fields: readonly LetterField[]
  readonly placeId: string | null
}
const parts = ['S', 'B', 'A', 'R', 'X'] as const

/** The letter by its parts; what is ticked leaves. What is typed stays on this device until it is kept. */
export function Letter({ one }: { one: Detail }) {
  const { words: all, locale } = useLanguage()
  const words = all.referral
  const say = useSay()
  const first: Draft = { base: one.version, words: one.words, fields: one.fields, placeId: one.placeId }
  const [draft, setDraft, forget] = useKept<Draft>(`letter ${one.id} ${one.version}`, first)
  const act = useAct('PUT /api/referral/referrals/:id/letter', {
    refresh: afterWrite,
    done: () => {
      forget()
      say.yes(words.saved)
    },
  })
  const clash = act.error instanceof Refused && act.error.code === 'WRONG_STATE'
  const keep = (placeId: string | null = draft.placeId): void =>
    act.mutate({
      params: { id: one.id },
      body: { base: draft.base, words: draft.words, fields: [...draft.fields], placeId, toStaffId: null },
    })
  const toggle = (field: LetterField, on: boolean): void =>
    setDraft({
      ...draft,
      fields: on ? [...draft.fields, field] : draft.fields.filter((each) => each !== field),
    })
  return (
    <>
      <section className="panel" aria-label={words.letter}>
        <h2>{words.letter}</h2>
        <p className="hint">{words.letterAbout}</p>
        {parts.map((part) => (
          <div key={part} className="stack">
            <h3>{partWords[locale][part]}</h3>
            {letterFields
              .filter((field) => letterRules[field].part === part)
              .map((field) => (
                <div key={field} className="letter-field">
                  <Checkbox
                    checked={draft.fields.includes(field)}
                    onChange={(event) => toggle(field, event.target.checked)}
                  >
                    {fieldWords[locale][field]}
                  </Checkbox>
                  <Writing
                    aria-label={fieldWords[locale][field]}
                    rows={1}
                    most={600}
                    value={draft.words[field] ?? ''}
                    write={(text) => setDraft({ ...draft, words: { ...draft.words, [field]: text } })}
                  />
                </div>
              ))}
          </div>
        ))}
        <RefusalLine error={act.error} />
        {clash && (
          <p role="alert">
            {words.clash} <Button onClick={() => readAgain(...afterWrite)}>{words.reload}</Button>
          </p>
        )}
        <div className="letter-acts">
          <Button type="primary" loading={act.isPending} onClick={() => keep()}>
            {words.save}
          </Button>
        </div>
      </section>
      <Recipients one={one} choose={keep} />
    </>
  )
}

function Recipients({ one, choose }: { one: Detail; choose: (placeId: string) => void }) {
  const { referral: words } = useLanguage().words
  const query = useQuery(reading('GET /api/referral/referrals/:id/matches', { id: one.id }))
  return (
    <section className="panel" aria-label={words.recipient}>
      <h2>{words.recipient}</h2>
      <Shown query={query} lines={4}>
        {({ candidates }) => (
          <ul className="candidates">
            {candidates.length === 0 && <li>{words.noMatch}</li>}
            {candidates.map((each) => (
              <li key={each.placeId}>
                <p>
                  <b>{each.name}</b>{' '}
                  <span className="hint n">
                    {each.km !== null && `${words.km(each.km)} · `}
                    {each.capacity !== null && `${words.free(each.capacity)} · `}
                    {each.account ? words.inbox : words.link}
                  </span>
                </p>
                <p className="tags">
                  {each.why.map(({ reason, points }) => (
                    <span key={reason} className={points > 0 ? 'tag calm' : 'tag bad'}>
                      {words.reasons[reason]} <span className="n">{points > 0 ? `+${points}` : points}</span>
                    </span>
                  ))}
                </p>
                <Button
                  aria-label={`${words.choose} ${each.name}`}
                  disabled={one.placeId === each.placeId}
                  onClick={() => choose(each.placeId)}
                >
                  {one.placeId === each.placeId ? words.chosen : words.choose}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </section>
  )
}
