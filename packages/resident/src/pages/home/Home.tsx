import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { loadMoods } from '../../device/moods.ts'
import { elder } from '../../device/settings.ts'
import { AskStrip } from '../../parts/calls/AskStrip.tsx'
import { HelpCard } from '../../parts/calls/HelpCard.tsx'
import { HotlinePill } from '../../parts/calls/HotlinePill.tsx'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { Mark } from '../../parts/drawn/Mark.tsx'
import { ElderToggle } from '../../parts/frame/ElderToggle.tsx'
import { w } from '../../parts/words.ts'
import { me } from '../../self/me.ts'
import { pinned } from '../../talk/pin.ts'
import { loadConversation } from '../../talk/state.ts'
import { CabinCard } from './CabinCard.tsx'
import { HeroDrawing } from './HeroDrawing.tsx'
import { MoodWeather } from './MoodWeather.tsx'
import { TalkCard } from './TalkCard.tsx'
import { CheckTool, ExerciseTool, Tools } from './Tools.tsx'
import './mood.css'
import './home.css'

const parts = ['night', 'morning', 'noon', 'afternoon', 'evening', 'night'] as const
const partOfDay = (hour: number): (typeof parts)[number] =>
  parts[[5, 11, 13, 18, 23].filter((from) => hour >= from).length]!

const Hero = (): JSX.Element => {
  const hour = new Date().getHours()
  const { home, house } = w.value
  const name = me.value?.kind === 'registered' ? me.value.name : null
  const cabin = me.value?.cabin?.name
  return (
    <header class="hero">
      <HeroDrawing night={hour < 6 || hour >= 19} />
      <div class="bar">
        <span class="brand">
          <Mark size="s" />
          {house}
        </span>
        <ElderToggle />
        <HotlinePill />
      </div>
      <div class="greet">
        <h1 tabIndex={-1}>
          {name && (
            <>
              {home.named(name)}
              <br />
            </>
          )}
          {home.greet[partOfDay(hour)]}
        </h1>
        <p>{cabin ? home.place(cabin) : home.noPlace}</p>
      </div>
    </header>
  )
}

/** The kept crisis card of the last 72 hours. */
const Pinned = (): JSX.Element => (
  <div class="card pad pinned">
    <p class="small">{w.value.home.pinned}</p>
    <HelpCard />
  </div>
)

/** On a desk there is room for the numbers themselves. */
const Numbers = (): JSX.Element => (
  <section class="card pad stack home-numbers">
    <h2>{w.value.chat.side}</h2>
    <HelpCard />
  </section>
)

const Home = (): JSX.Element => {
  const known = me.value !== null && me.value.kind !== 'nobody'
  const named = me.value?.kind === 'registered'
  const [Waiting, setWaiting] = useState<ComponentType | null>(null)
  useEffect(() => {
    void loadMoods()
  }, [])
  useEffect(() => {
    if (known) void loadConversation()
  }, [known])
  useEffect(() => {
    // in a file of its own, after the page stands; without it nothing is missing
    if (named)
      import('./Waiting.tsx').then(
        (file) => setWaiting(() => file.Waiting),
        () => undefined,
      )
  }, [named])
  return (
    <>
      <Hero />
      <main id="main" class="home" tabIndex={-1}>
        <div class="home-left">
          <TalkCard />
          {pinned.value && <Pinned />}
          {named && Waiting && <Waiting />}
          <MoodWeather />
        </div>
        <div class="home-right">
          {elder.value && <AskStrip />}
          <CabinCard />
          {elder.value ? (
            <>
              <CheckTool />
              <ExerciseTool />
            </>
          ) : (
            <Tools />
          )}
          {!elder.value && <AskStrip />}
          <a class="ask" href="/report">
            <Icon name="eye" />
            <span>{w.value.reportTitle}</span>
            <Icon name="chev" size="s" />
          </a>
          {!pinned.value && <Numbers />}
        </div>
      </main>
    </>
  )
}

export default Home
