import { planFieldNames } from '@anxin/core/plan/fields.ts'
import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { newId } from '../../device/new-id.ts'
import { Check, Field } from '../../parts/Field.tsx'
import { tell } from '../../parts/Notice.tsx'
import { dayName } from '../../parts/when.ts'
import { refusalWords } from '../../parts/words.ts'
import { fieldName } from './Together.tsx'
import { p } from './words.ts'

type Share = DoorReply<'GET /api/plan/mine/shares'>['shares'][number]
type Name = (typeof planFieldNames)[number]

const dayChoices = [1, 7, 30] as const
const usual: readonly Name[] = ['warningSigns', 'trustedContacts', 'professionals']

/** What was shared with whom, and a way to share or to take back. */
export const Shares = (): JSX.Element => {
  const words = p.value
  const [shares, setShares] = useState<readonly Share[]>([])
  const [making, setMaking] = useState(false)
  const [link, setLink] = useState<string | null>(null)
  useEffect(() => {
    call('GET /api/plan/mine/shares').then(
      (reply) => setShares(reply.shares),
      () => undefined,
    )
  }, [])
  const revoke = async (id: string): Promise<void> => {
    try {
      setShares((await call('DELETE /api/plan/mine/shares/:id', { params: { id } })).shares)
    } catch (refused) {
      tell(refusalWords(refused))
    }
  }
  return (
    <section class="card pad stack screen-only">
      <h2>{words.shares}</h2>
      <p class="small">{words.sharesAbout}</p>
      {link && <Link link={link} />}
      {shares.map((share) => (
        <ShareRow key={share.id} share={share} revoke={() => void revoke(share.id)} />
      ))}
      {making ? (
        <Make
          close={() => setMaking(false)}
          made={(next, secret) => {
            setShares(next)
            setLink(`${location.origin}/shared-plan#${secret}`)
            setMaking(false)
          }}
        />
      ) : (
        <button type="button" class="btn btn-quiet" onClick={() => setMaking(true)}>
          {words.shareNew}
        </button>
      )}
    </section>
  )
}

const Link = ({ link }: { link: string }): JSX.Element => (
  <div class="share-link">
    <input
      readOnly
      value={link}
      aria-label={p.value.copy}
      onFocus={(event) => event.currentTarget.select()}
    />
    <button
      type="button"
      class="btn"
      onClick={() => {
        void navigator.clipboard?.writeText(link)
        tell(p.value.copied)
      }}
    >
      {p.value.copy}
    </button>
    <p class="small">{p.value.copied}</p>
  </div>
)

const ShareRow = ({ share, revoke }: { share: Share; revoke: () => void }): JSX.Element => {
  const words = p.value
  const over = share.revokedAt !== null || share.openedAt !== null || Date.parse(share.expiresAt) < Date.now()
  const stands = share.revokedAt
    ? words.revoked
    : share.openedAt
      ? words.opened(dayName(share.openedAt))
      : over
        ? words.over
        : words.until(dayName(share.expiresAt))
  return (
    <div class="share-row">
      <p class="grow">
        <b>{share.contact}</b> <small>{stands}</small>
        <small>{words.shows(share.fields.map(fieldName).join('、'))}</small>
      </p>
      {!over && (
        <button type="button" class="btn btn-quiet" onClick={revoke}>
          {words.revoke}
        </button>
      )}
    </div>
  )
}

const Make = ({
  close,
  made,
}: {
  close: () => void
  made: (shares: readonly Share[], secret: string) => void
}): JSX.Element => {
  const words = p.value
  const [id] = useState(newId)
  const [contact, setContact] = useState('')
  const [fields, setFields] = useState<readonly Name[]>(usual)
  const [days, setDays] = useState<number>(7)
  const [agreed, setAgreed] = useState(false)
  const [busy, setBusy] = useState(false)
  const make = async (event: Event): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    try {
      const body = { id, contact: contact.trim(), fields: [...fields], days, agreed: true as const }
      const reply = await call('POST /api/plan/mine/shares', { body })
      made(reply.shares, reply.secret)
    } catch (refused) {
      tell(refusalWords(refused))
      setBusy(false)
    }
  }
  return (
    <form class="stack" onSubmit={(event) => void make(event)}>
      <Field label={words.shareWith} value={contact} maxLength={20} onText={setContact} />
      <fieldset class="share-fields">
        <legend>{words.shareWhat}</legend>
        {planFieldNames.map((name) => (
          <Check
            key={name}
            label={fieldName(name)}
            checked={fields.includes(name)}
            onChange={(on) => setFields(on ? [...fields, name] : fields.filter((one) => one !== name))}
          />
        ))}
      </fieldset>
      <label class="field">
        <span>{words.shareDays}</span>
        <select value={String(days)} onChange={(event) => setDays(Number(event.currentTarget.value))}>
          {dayChoices.map((n) => (
            <option key={n} value={String(n)}>
              {words.days(n)}
            </option>
          ))}
        </select>
      </label>
      <Check label={words.agree(contact.trim())} checked={agreed} onChange={setAgreed} />
      <div class="row">
        <button
          type="submit"
          class="btn"
          disabled={busy || !agreed || !contact.trim() || fields.length === 0}
        >
          {words.make}
        </button>
        <button type="button" class="btn btn-quiet" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
