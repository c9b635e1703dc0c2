import type { DoorReply } from '@anxin/kit/caller.ts'
import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useAsked } from '../../parts/asked.ts'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { Notice, tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { dayName } from '../../parts/when.ts'
import { refusalWords, w } from '../../parts/words.ts'

type Consent = DoorReply<'GET /api/identity/resident/consents'>['consents'][number]
const ask = () => call('GET /api/identity/resident/consents')

/** One consent: read it, and give or take it back with one tap. */
const Row = ({ consent, onChanged }: { consent: Consent; onChanged: () => void }): JSX.Element => {
  const { mine } = ownWords.value
  const [busy, setBusy] = useState(false)
  const change = async (): Promise<void> => {
    setBusy(true)
    const { purpose, given, textVersion } = consent
    try {
      await call('PUT /api/identity/resident/consents', { body: { purpose, given: !given, textVersion } })
      onChanged()
    } catch (refused) {
      tell(refusalWords(refused))
    } finally {
      setBusy(false)
    }
  }
  return (
    <li>
      <span class="grow">
        {mine.purposes[consent.purpose] ?? consent.purpose}
        <small>{consent.text}</small>
        <small class={consent.given ? 'given' : ''}>
          {consent.given && consent.at ? mine.given(dayName(consent.at)) : mine.notGiven}
        </small>
      </span>
      <button
        type="button"
        class="btn btn-quiet"
        disabled={busy}
        aria-label={`${consent.given ? mine.withdraw : mine.give}：${mine.purposes[consent.purpose] ?? ''}`}
        onClick={() => void change()}
      >
        {consent.given ? mine.withdraw : mine.give}
      </button>
    </li>
  )
}

/** Memory has a page of its own, where it is seen, put right and switched off. */
const isAsked = ({ purpose }: Consent): boolean => purpose !== 'memory'

export const Consents = (): JSX.Element => {
  const { mine } = ownWords.value
  const { loading } = w.value
  const { asked, again } = useAsked(ask)
  return (
    <section class="card pad">
      <h2 class="with-icon">
        <Icon name="check" />
        {mine.consents}
      </h2>
      {asked.state === 'asking' && <p class="small">{loading}</p>}
      {asked.state === 'refused' && <Notice onAgain={again}>{refusalWords(asked.refused)}</Notice>}
      {asked.state === 'here' && asked.value.consents.length === 0 && (
        <p class="small">{mine.consentsNone}</p>
      )}
      {asked.state === 'here' && (
        <ul class="list consents">
          {asked.value.consents.filter(isAsked).map((consent) => (
            <Row key={consent.purpose} consent={consent} onChanged={again} />
          ))}
        </ul>
      )}
    </section>
  )
}
