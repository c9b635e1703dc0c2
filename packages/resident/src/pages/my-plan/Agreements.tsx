import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Check } from '../../parts/Field.tsx'
import { tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { dayName } from '../../parts/when.ts'
import { refusalWords, shownLocale } from '../../parts/words.ts'
import type { Mine } from './MyPlan.tsx'
import { Signing } from './Signing.tsx'
import { p } from './words.ts'

type Purpose = Mine['consents'][number]

/** What was agreed to, each taken back with two taps; and the way to sign. */
export const Agreements = ({ mine, again }: { mine: Mine; again: () => void }): JSX.Element => {
  const words = p.value
  const [signing, setSigning] = useState(false)
  return (
    <section class="card pad stack">
      <h2>{words.agreements}</h2>
      <p class="small">{words.agreementsAbout}</p>
      {signing ? (
        <SignAll
          mine={mine}
          again={() => {
            setSigning(false)
            again()
          }}
        />
      ) : (
        <>
          <ul class="agreements">
            {mine.consents.map((one) => (
              <Row key={one.purpose} one={one} again={again} />
            ))}
          </ul>
          <button type="button" class="btn btn-quiet" onClick={() => setSigning(true)}>
            {words.sign}
          </button>
        </>
      )}
    </section>
  )
}

const Row = ({ one, again }: { one: Purpose; again: () => void }): JSX.Element => {
  const words = p.value
  const name = ownWords.value.mine.purposes[one.purpose] ?? one.purpose
  const [sure, setSure] = useState(false)
  const withdraw = async (): Promise<void> => {
    try {
      await call('PUT /api/identity/resident/consents', {
        body: { purpose: one.purpose, given: false, textVersion: one.version },
      })
      again()
    } catch (refused) {
      tell(refusalWords(refused))
    }
  }
  return (
    <li>
      <span class="grow">
        {name}
        <small>{one.text}</small>
        <small class={one.given ? 'given' : ''}>
          {one.given && one.at ? `${words.given} · ${dayName(one.at)}` : words.not}
        </small>
      </span>
      {one.given && !sure && (
        <button
          type="button"
          class="btn btn-quiet"
          aria-label={`${words.withdraw}：${name}`}
          onClick={() => setSure(true)}
        >
          {words.withdraw}
        </button>
      )}
      {sure && one.given && (
        <span class="two">
          <button type="button" class="btn" onClick={() => void withdraw()}>
            {words.sure}
          </button>
          <button type="button" class="link" onClick={() => setSure(false)}>
            {words.keepIt}
          </button>
        </span>
      )}
    </li>
  )
}

const SignAll = ({ mine, again }: { mine: Mine; again: () => void }): JSX.Element => {
  const words = p.value
  const [given, setGiven] = useState<ReadonlySet<string>>(
    new Set(mine.consents.filter((one) => one.given).map(({ purpose }) => purpose)),
  )
  const tick = (purpose: string, yes: boolean): void => {
    const next = new Set(given)
    if (yes) next.add(purpose)
    else next.delete(purpose)
    setGiven(next)
  }
  return (
    <div class="stack">
      <p class="small">{words.signAbout}</p>
      {mine.consents.map((one) => (
        <Check
          key={one.purpose}
          label={ownWords.value.mine.purposes[one.purpose] ?? one.purpose}
          small={one.text}
          checked={given.has(one.purpose)}
          onChange={(yes) => tick(one.purpose, yes)}
        />
      ))}
      <Signing
        phoneTail={mine.phoneTail}
        send={async (signed) => {
          await call('POST /api/casework/mine/signatures', {
            body: {
              ...signed,
              shownHash: mine.shownHash,
              locale: shownLocale.value,
              purposes: mine.consents.map(({ purpose }) => ({ purpose, given: given.has(purpose) })),
            },
          })
          tell(words.done)
          again()
        }}
      />
    </div>
  )
}
