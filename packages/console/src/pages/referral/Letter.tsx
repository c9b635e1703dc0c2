import { type LetterField, type LetterWords, letterFields, letterRules } from '@anxin/core/referral/letter.ts'
import { fieldWords, partWords } from '@anxin/core/referral/words.ts'
import { Refused } from '@anxin/kit/caller.ts'
import { Button, Checkbox } from 'antd'
import { readAgain, useAct } from '../../parts/ask/doors.ts'
import { useKept } from '../../parts/ask/kept.ts'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useLanguage } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { type Recipient, Recipients } from './Recipients.tsx'
import { afterWrite, type Detail } from './shapes.ts'

interface Draft extends Recipient {
  readonly base: number
  readonly words: LetterWords
  readonly fields: readonly LetterField[]
}
const parts = ['S', 'B', 'A', 'R', 'X'] as const

/** The letter by its parts; what is ticked leaves. What is typed stays on this device until it is kept. */
export function Letter({ one }: { one: Detail }) {
  const { words: all, locale } = useLanguage()
  const words = all.referral
  const say = useSay()
  const { version: base, placeId, toStaffId } = one
  const first: Draft = { base, words: one.words, fields: one.fields, placeId, toStaffId }
  const [draft, setDraft, forget] = useKept<Draft>(`letter ${one.id} ${one.version}`, first)
  const act = useAct('PUT /api/referral/referrals/:id/letter', {
    refresh: afterWrite,
    done: () => {
      forget()
      say.yes(words.saved)
    },
  })
  const clash = act.error instanceof Refused && act.error.code === 'WRONG_STATE'
  const keep = (to: Recipient = draft): void =>
    act.mutate({
      params: { id: one.id },
      body: {
        ...{ base: draft.base, words: draft.words, fields: [...draft.fields] },
        ...{ placeId: to.placeId, toStaffId: to.toStaffId },
      },
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
