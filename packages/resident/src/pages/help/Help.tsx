import { inTongue } from '@anxin/kit/hotline-words.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { locale, tongue } from '../../device/settings.ts'
import { AskStrip } from '../../parts/calls/AskStrip.tsx'
import { directory, type Hotline, loadHotlines } from '../../parts/calls/hotlines.ts'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { dayAndClock } from '../../parts/when.ts'
import { w } from '../../parts/words.ts'
import { nobodyReached } from '../../talk/told.ts'
import './help.css'

type Line = Pick<Hotline, 'number' | 'name' | 'use' | 'hours' | 'always'> &
  Partial<Pick<Hotline, 'inEnglish' | 'verifiedAt' | 'verifiedBy'>>

const verifiedWords = (line: Line): string | null => {
  if (line.verifiedAt === undefined) return null
  const { help } = w.value
  if (!line.verifiedAt) return line.always ? null : help.unverified
  return help.verified(line.verifiedAt, line.verifiedBy ?? help.verifiedBy)
}

const NumberRow = ({ line }: { line: Line }): JSX.Element => {
  const { help, callLabel } = w.value
  const text = line.number.startsWith('12110')
  const dial = line.number.replace(/[^\d+]/g, '')
  const verified = verifiedWords(line)
  const { name, use, hours } = inTongue(line, locale.value === 'en')
  return (
    <li class="number">
      <a href={`${text ? 'sms' : 'tel'}:${dial}`} aria-label={callLabel(name, line.number)}>
        <b class="num">{line.number}</b>
        <span class="grow">
          <strong>{name}</strong>
          <small>{use}</small>
          <small>
            {hours}
            {verified && <span> · {verified}</span>}
          </small>
        </span>
        <span class="number-go">
          <Icon name={text ? 'message' : 'phone'} />
          {text ? help.sms : help.call}
        </span>
      </a>
    </li>
  )
}

/** The cabin itself: somebody nearby to ring, or to go to. */
const CabinRow = (): JSX.Element | null => {
  const { home } = w.value
  const cabin = directory.value?.cabin
  if (!cabin?.phone) return null
  return (
    <li class="number">
      <a
        href={`tel:${cabin.phone.replace(/[^\d+]/g, '')}`}
        aria-label={w.value.callLabel(cabin.name, cabin.phone)}
      >
        <b class="num">{cabin.phone}</b>
        <span class="grow">
          <strong>{cabin.name}</strong>
          <small>{home.cabin}</small>
          {cabin.hours && <small>{cabin.hours}</small>}
        </span>
        <span class="number-go">
          <Icon name="phone" />
          {w.value.help.call}
        </span>
      </a>
    </li>
  )
}

const Numbers = (): JSX.Element => {
  const { help } = w.value
  const [found, setFound] = useState<'fresh' | 'kept' | 'none' | null>(null)
  const ask = (): void => {
    void loadHotlines().then(setFound)
  }
  useEffect(ask, [])
  const heard = directory.value
  const lines: readonly Line[] = heard?.hotlines.length ? heard.hotlines : help.builtInLines
  return (
    <section class="stack">
      <ul class="card numbers">
        {lines.map((line) => (
          <NumberRow key={line.number} line={line} />
        ))}
        <CabinRow />
      </ul>
      {found === 'kept' && heard && <Notice onAgain={ask}>{help.kept(dayAndClock(heard.at))}</Notice>}
      {found === 'none' && <Notice onAgain={ask}>{help.builtIn}</Notice>}
    </section>
  )
}

const Steps = ({
  title,
  steps,
  ordered,
}: {
  title: string
  steps: readonly string[]
  ordered: boolean
}): JSX.Element => (
  <section class="card pad">
    <h2>{title}</h2>
    <ol class={ordered ? 'steps steps-count' : 'steps'}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  </section>
)

const Ways = (): JSX.Element => {
  const { help } = w.value
  const ways = [
    { to: '/plan', name: help.ownPlan, small: help.ownPlanSmall },
    { to: '/breathe', name: help.ownBreathe, small: help.ownBreatheSmall },
    {
      to: tongue.value === 'zh-Hant' ? '/help-hant.html' : '/help.html',
      name: help.card,
      small: help.cardSmall,
    },
  ]
  return (
    <nav class="card pad list ways" aria-label={help.more}>
      {ways.map((way) => (
        <a key={way.to} href={way.to}>
          <span class="grow">
            {way.name}
            <small>{way.small}</small>
          </span>
          <span class="chev">
            <Icon name="chev" />
          </span>
        </a>
      ))}
    </nav>
  )
}

const Help = (): JSX.Element => {
  const { help } = w.value
  return (
    <>
      <TopBar title={help.title} />
      <main id="main" class="page help" tabIndex={-1}>
        <div class="help-left stack">
          {nobodyReached() && (
            <p class="helpcard-unsent" role="alert">
              {w.value.crisis.lost}
            </p>
          )}
          <p class="lead">{help.lead}</p>
          <Numbers />
          <AskStrip />
        </div>
        <div class="help-right stack">
          <Steps title={help.ten} steps={help.tenSteps} ordered />
          <Steps title={help.friend} steps={help.friendSteps} ordered={false} />
          <a class="ask" href="/report">
            <Icon name="eye" />
            <span class="grow">{w.value.reportTitle}</span>
            <Icon name="chev" size="s" />
          </a>
          <Ways />
        </div>
      </main>
    </>
  )
}

export default Help
