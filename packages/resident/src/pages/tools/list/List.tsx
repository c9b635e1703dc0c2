import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import { type Need, needs } from '@anxin/core/selfhelp/define.ts'
import { admit } from '@anxin/core/selfhelp/gate.ts'
import { moduleOf, modules } from '@anxin/core/selfhelp/modules/registry.ts'
import { fitNow } from '@anxin/core/selfhelp/pick.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { dayOf, shownEntries } from '../../../device/moods.ts'
import { elder } from '../../../device/settings.ts'
import { AskStrip } from '../../../parts/calls/AskStrip.tsx'
import { HelpCard } from '../../../parts/calls/HelpCard.tsx'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { w } from '../../../parts/words.ts'
import { me } from '../../../self/me.ts'
import { shownLeaves, walks } from '../../../selfhelp/book.ts'
import { standing } from '../../../selfhelp/danger.ts'
import { NeedArt } from '../NeedArt.tsx'
import { book, t, wordsOf } from '../words.ts'
import { Proposal } from './Proposal.tsx'
import { linkTo, Row } from './Row.tsx'
import { askWay, TrackPick, wayNow } from './TrackPick.tsx'

const mayNow = (code: ModuleCode): boolean => admit(code, standing()) === 'welcome'

const Minutes = ({ code }: { code: ModuleCode }): JSX.Element => (
  <small class="num">{t.value.minutes(...moduleOf(code).minutes)}</small>
)

/** The best fit stands large, the one or two after it small. */
const Now = ({ codes }: { codes: readonly ModuleCode[] }): JSX.Element | null => {
  const [first, ...others] = codes
  if (!first) return null
  const words = wordsOf(first)
  return (
    <section class="stack">
      <h2>{t.value.now}</h2>
      <article class="card fit">
        <div class="need-band">
          <NeedArt need={moduleOf(first).need} wide />
        </div>
        <div class="fit-words">
          <h3>{words.title}</h3>
          <p>{words.when}</p>
          <Minutes code={first} />
          <a class="btn btn-wide" href={linkTo(first)} aria-label={`${t.value.begin}：${words.title}`}>
            {t.value.begin}
          </a>
        </div>
      </article>
      <ul class="rows">
        {others.map((code) => (
          <Row key={code} code={code} />
        ))}
      </ul>
    </section>
  )
}

/** An exercise left half way. */
const Open = (): JSX.Element | null => {
  const open = [...walks.value.values()].sort((a, b) => b.startedAt.localeCompare(a.startedAt))[0]
  if (!open || !mayNow(open.module)) return null
  return (
    <section class="card pad open-walk">
      <NeedArt need={moduleOf(open.module).need} />
      <div class="grow">
        <p class="small">{t.value.goOn}</p>
        <h2>{wordsOf(open.module).title}</h2>
      </div>
      <a class="btn btn-lamp" href={linkTo(open.module)}>
        {t.value.resume}
      </a>
    </section>
  )
}

/** A registered adult finds the pages for children last; a minor finds them first. */
const orderOf = (all: readonly Need[]): readonly Need[] =>
  me.value?.minor ? ['young', ...all.filter((need) => need !== 'young' && need !== 'old')] : all

const ByNeed = (): JSX.Element => {
  const [open, setOpen] = useState(false)
  if (elder.value && !open)
    return (
      <button type="button" class="btn btn-quiet btn-wide" onClick={() => setOpen(true)}>
        {t.value.more}
      </button>
    )
  return (
    <section class="stack">
      <h2>{t.value.more}</h2>
      {orderOf(needs).map((need) => (
        <details key={need} class="card need">
          <summary>
            <NeedArt need={need} />
            <span class="grow">{t.value.needs[need]}</span>
            <Icon name="down" size="s" />
          </summary>
          <ul class="need-list">
            {modules
              .filter((module) => module.need === need)
              .map(({ code }) => (
                <li key={code}>
                  <a href={linkTo(code)}>
                    <span class="grow">
                      <strong>{wordsOf(code).title}</strong>
                      <small>{wordsOf(code).when}</small>
                    </span>
                    <Minutes code={code} />
                  </a>
                </li>
              ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

const Others = (): JSX.Element => {
  const { other } = t.value
  const ways = [
    { to: '/mood', name: other.mood, small: other.moodSmall },
    { to: '/programme', name: other.programme, small: other.programmeSmall },
    ...(shownLeaves().length > 0
      ? [{ to: '/tools?leaves', name: other.leaves, small: other.leavesSmall }]
      : []),
  ]
  return (
    <nav class="card pad list" aria-label={t.value.title}>
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

const few = { usual: 3, elder: 2 } as const

export const List = (): JSX.Element => {
  const who = me.value?.kind
  useEffect(() => {
    void askWay()
  }, [who])
  const today = dayOf(new Date())
  const mood = shownEntries.value.find((entry) => entry.day === today)?.value ?? null
  const fits = fitNow(new Date().getHours(), mood, wayNow.value).filter(mayNow)
  const { author, reviewer, reviewedAt } = book.value
  return (
    <>
      <p class="lead">{t.value.lead}</p>
      <div class="tools-two">
        <div class="stack tools-left">
          <Proposal />
          <Open />
          <Now codes={fits.slice(0, elder.value ? few.elder : few.usual)} />
          <TrackPick />
        </div>
        <div class="stack">
          <ByNeed />
          <Others />
          <AskStrip />
          <section class="card pad stack desk tools-numbers">
            <h2>{w.value.chat.side}</h2>
            <HelpCard />
          </section>
        </div>
      </div>
      <p class="small source">{t.value.by(author, reviewer, reviewedAt)}</p>
    </>
  )
}
