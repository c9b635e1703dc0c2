import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useAsked } from '../../parts/asked.ts'
import { Icon, type IconName } from '../../parts/drawn/Icon.tsx'
import { shownLocale } from '../../parts/words.ts'
import { waitingWords } from './waiting.words.ts'

type Own = NonNullable<DoorReply<'GET /api/casework/mine'>['case']>
type Due = DoorReply<'GET /api/assessment/offers'>['due']
/** States in which somebody is asked, once, what they think of the service. */
export const asksRating: readonly Own['state'][] = ['CLOSING', 'FOLLOW_UP', 'CLOSED']

const askDue = async (): Promise<Due> => (await call('GET /api/assessment/offers')).due
const askAll = async () => {
  const [due, { case: own }] = await Promise.all([askDue(), call('GET /api/casework/mine')])
  const rating = own !== null && asksRating.includes(own.state)
  return {
    due,
    plan: own?.planReady === true && own.agreedAt === null,
    rating: rating && (await call('GET /api/record/mine/rating')).asked,
  }
}

interface Line {
  readonly href: string
  readonly icon: IconName
  readonly text: string
  readonly small: string
}
const dueLines = (due: Due): Line[] => {
  const words = waitingWords[shownLocale.value]
  return due.length === 0
    ? []
    : [{ href: '/check', icon: 'list', text: words.check, small: words.checkSmall }]
}

const Lines = ({ lines }: { lines: readonly Line[] }): JSX.Element => (
  <>
    {lines.map(({ href, icon, text, small }) => (
      <a key={text} class="card next" href={href}>
        <Icon name={icon} />
        <span class="grow">
          <strong>{text}</strong>
          <small>{small}</small>
        </span>
        <span class="chev">
          <Icon name="chev" />
        </span>
      </a>
    ))}
  </>
)

/** What waits for somebody who is known here: six questions at the end, a plan to agree to, a form asked again. */
export const Waiting = (): JSX.Element | null => {
  const { asked } = useAsked(askAll)
  if (asked.state !== 'here') return null
  const words = waitingWords[shownLocale.value]
  const { due, plan, rating } = asked.value
  const lines: Line[] = [
    ...(rating
      ? [{ href: '/mine?plan', icon: 'chat' as const, text: words.rating, small: words.ratingSmall }]
      : []),
    ...(plan
      ? [{ href: '/mine?plan', icon: 'hand' as const, text: words.plan, small: words.planSmall }]
      : []),
    ...dueLines(due),
  ]
  return <Lines lines={lines} />
}

/** Forms that are asked again, beside one’s helper. */
export const WaitingForms = (): JSX.Element | null => {
  const { asked } = useAsked(askDue)
  return asked.state === 'here' ? <Lines lines={dueLines(asked.value)} /> : null
}
