import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { pageFrom } from '../../app/Page.tsx'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { Mark } from '../../parts/drawn/Mark.tsx'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Loading, Notice, tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { go, query } from '../../parts/router.ts'
import { refusalWords, shownLocale, w } from '../../parts/words.ts'
import { forgetPerson, loadMe, type Me, me, meState } from '../../self/me.ts'
import { ForChild } from '../guardian/ForChild.tsx'
import { Accesses } from './Accesses.tsx'
import { Claim } from './Claim.tsx'
import { ClaimResult } from './ClaimResult.tsx'
import { Consents } from './Consents.tsx'
import { lettersWords } from './letters.words.ts'
import { OwnData } from './OwnData.tsx'
import './mine.css'

async function signOut(): Promise<void> {
  try {
    await call('DELETE /api/identity/resident/session')
    await forgetPerson()
    await loadMe()
    tell(ownWords.value.mine.signedOut)
    go('/')
  } catch (refused) {
    tell(refusalWords(refused))
  }
}

const title = (own: Me): string => {
  const { mine } = ownWords.value
  if (own.kind === 'registered') return mine.registered(own.name ?? '')
  return own.kind === 'anonymous' ? mine.anonymous : mine.nobody
}

const Who = ({ own }: { own: Me }): JSX.Element => {
  const { mine, settings } = ownWords.value
  const registered = own.kind === 'registered'
  return (
    <section class="card pad who-card">
      <span class="who-art">
        <Mark />
      </span>
      <div class="grow">
        <h2>{title(own)}</h2>
        <p class="small">
          {registered
            ? mine.phoneTail(own.phoneTail ?? '')
            : own.kind === 'anonymous'
              ? mine.anonymousWhat
              : mine.nobodyWhat}
        </p>
        {own.cabin && <p class="small">{own.cabin.name}</p>}
        {own.emergencyContact && (
          <p class="small">
            {settings.contact}{' '}
            {settings.contactNow(
              own.emergencyContact.name,
              own.emergencyContact.relation,
              own.emergencyContact.phoneTail,
            )}
          </p>
        )}
        {registered ? (
          <button type="button" class="link" onClick={() => void signOut()}>
            {mine.signOut}
          </button>
        ) : (
          <a class="btn who-in" href="/sign-in">
            {mine.signIn}
          </a>
        )}
      </div>
    </section>
  )
}

const ToSettings = (): JSX.Element => {
  const { mine } = ownWords.value
  return (
    <a class="card next-row" href="/settings">
      <Icon name="gear" />
      <span class="grow">
        {mine.settings}
        <small>{mine.settingsSmall}</small>
      </span>
      <span class="chev">
        <Icon name="chev" />
      </span>
    </a>
  )
}

const ToCheck = (): JSX.Element => {
  const { mine } = ownWords.value
  const { home } = w.value
  return (
    <a class="card next-row" href="/check">
      <Icon name="list" />
      <span class="grow">
        {home.check}
        <small>{mine.checkSmall}</small>
      </span>
      <span class="chev">
        <Icon name="chev" />
      </span>
    </a>
  )
}

const ToAppointment = (): JSX.Element => {
  const { mine } = ownWords.value
  const { titles } = w.value
  return (
    <a class="card next-row" href="/appointment">
      <Icon name="chat" />
      <span class="grow">
        {titles.appointment}
        <small>{mine.appointmentSmall}</small>
      </span>
      <span class="chev">
        <Icon name="chev" />
      </span>
    </a>
  )
}

const ToMemory = (): JSX.Element => {
  const { mine } = ownWords.value
  const { memoryTitle } = w.value
  return (
    <a class="card next-row" href="/memory">
      <Icon name="chat" />
      <span class="grow">
        {memoryTitle}
        <small>{mine.memorySmall}</small>
      </span>
      <span class="chev">
        <Icon name="chev" />
      </span>
    </a>
  )
}

const ToLetters = (): JSX.Element => {
  const words = lettersWords[shownLocale.value]
  return (
    <a class="card next-row" href="/letters.html">
      <Icon name="list" />
      <span class="grow">
        {words.title}
        <small>{words.small}</small>
      </span>
      <span class="chev">
        <Icon name="chev" />
      </span>
    </a>
  )
}

const ToComplaint = (): JSX.Element => {
  const { mine } = ownWords.value
  const { complaintTitle } = w.value
  return (
    <a class="card next-row" href="/complaint">
      <Icon name="list" />
      <span class="grow">
        {complaintTitle}
        <small>{mine.complaintSmall}</small>
      </span>
      <span class="chev">
        <Icon name="chev" />
      </span>
    </a>
  )
}

const ToPlan = (): JSX.Element => {
  const { mine } = ownWords.value
  return (
    <a class="card next-row" href="/mine?plan">
      <Icon name="hand" />
      <span class="grow">
        {mine.myPlan}
        <small>{mine.myPlanSmall}</small>
      </span>
      <span class="chev">
        <Icon name="chev" />
      </span>
    </a>
  )
}

const MyPlan = pageFrom(() => import('../my-plan/MyPlan.tsx'))
/** One’s own page, or what one works on with a helper: it comes in a file of its own. */
const MinePage = (): JSX.Element => (query.value === '?plan' ? <MyPlan /> : <Mine />)

const Mine = (): JSX.Element => {
  const { mine } = ownWords.value
  useEffect(() => {
    void loadMe()
  }, [])
  const own = me.value
  const away = meState.value === 'offline' || meState.value === 'failed'
  const known = own !== null && own.kind !== 'nobody' && !away
  return (
    <>
      <TopBar title={mine.title} />
      <main id="main" class="page mine" tabIndex={-1}>
        {!own && meState.value === 'loading' && <Loading />}
        <div class="stack">
          {own && <Who own={own} />}
          {away && <Notice onAgain={() => void loadMe()}>{mine.needServer}</Notice>}
          {own?.kind === 'registered' && <ToPlan />}
          <ToCheck />
          <ToAppointment />
          <ToSettings />
          {known && own.kind === 'registered' && <ToMemory />}
          <ToLetters />
          <ToComplaint />
          {known && <ForChild own={own} />}
          {known && <Accesses />}
        </div>
        <div class="stack">
          {known && <Consents />}
          {own && !away && <Claim registered={own.kind === 'registered'} />}
          {known && own.kind === 'registered' && <ClaimResult />}
          {known && <OwnData />}
        </div>
      </main>
    </>
  )
}

export default MinePage
