import type { ComponentType, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import Home from '../pages/home/Home.tsx'
import { Boundary } from '../parts/frame/Boundary.tsx'
import { Tabs } from '../parts/frame/Tabs.tsx'
import { Passing } from '../parts/Notice.tsx'
import { type Path, path } from '../parts/router.ts'
import { shownTongue, w, writing } from '../parts/words.ts'
import { friendName } from '../self/me.ts'
import { pageFrom } from './Page.tsx'

const loaders = {
  chat: () => import('../pages/chat/Chat.tsx'),
  help: () => import('../pages/help/Help.tsx'),
  breathe: () => import('../pages/breathe/Breathe.tsx'),
  check: () => import('../pages/check/Check.tsx'),
  plan: () => import('../pages/plan/Plan.tsx'),
  mine: () => import('../pages/mine/Mine.tsx'),
  settings: () => import('../pages/settings/Settings.tsx'),
  signIn: () => import('../pages/sign-in/SignIn.tsx'),
  tools: () => import('../pages/tools/ToolsPage.tsx'),
  mood: () => import('../pages/mood/MoodPage.tsx'),
  programme: () => import('../pages/programme/Programme.tsx'),
  memory: () => import('../pages/memory/Memory.tsx'),
  shared: () => import('../pages/shared-plan/SharedPlan.tsx'),
  guardian: () => import('../pages/guardian/Guardian.tsx'),
  complaint: () => import('../pages/complaint/Complaint.tsx'),
  report: () => import('../pages/report/Report.tsx'),
  appointment: () => import('../pages/appointment/Appointment.tsx'),
}

const pages: Readonly<Record<Path, ComponentType>> = {
  '/': Home,
  '/chat': pageFrom(loaders.chat),
  '/help': pageFrom(loaders.help),
  '/breathe': pageFrom(loaders.breathe),
  '/check': pageFrom(loaders.check),
  '/plan': pageFrom(loaders.plan),
  '/mine': pageFrom(loaders.mine),
  '/settings': pageFrom(loaders.settings),
  '/sign-in': pageFrom(loaders.signIn),
  '/tools': pageFrom(loaders.tools),
  '/mood': pageFrom(loaders.mood),
  '/programme': pageFrom(loaders.programme),
  '/memory': pageFrom(loaders.memory),
  '/guardian': pageFrom(loaders.guardian),
  '/complaint': pageFrom(loaders.complaint),
  '/report': pageFrom(loaders.report),
  '/shared-plan': pageFrom(loaders.shared),
  '/appointment': pageFrom(loaders.appointment),
}

const titles = (): Readonly<Record<Path, string>> => ({
  '/': w.value.home.title,
  '/chat': friendName.value,
  '/help': w.value.help.title,
  '/breathe': w.value.breathe.title,
  '/check': w.value.home.check,
  '/plan': w.value.titles.plan,
  '/mine': w.value.titles.mine,
  '/settings': w.value.titles.settings,
  '/sign-in': w.value.titles.signIn,
  '/tools': w.value.home.tools,
  '/mood': w.value.mood.page,
  '/programme': w.value.home.programme,
  '/memory': w.value.memoryTitle,
  '/guardian': w.value.guardianTitle,
  '/complaint': w.value.complaintTitle,
  '/report': w.value.reportTitle,
  '/shared-plan': w.value.titles.plan,
  '/appointment': w.value.titles.appointment,
})

/** Fetches what a person in distress opens next while the network is still there. */
export function fetchAhead(): void {
  const soon = (): void => {
    for (const load of [loaders.chat, loaders.help, loaders.breathe]) load().catch(() => undefined)
  }
  if ('requestIdleCallback' in window) requestIdleCallback(soon, { timeout: 4000 })
  else setTimeout(soon, 1500)
}

let firstPage = true

export const App = (): JSX.Element => {
  const at = path.value
  const title = titles()[at]
  const tongue = shownTongue.value
  useEffect(() => {
    document.title = writing.value(`${title} · ${w.value.house}`)
    document.documentElement.lang = tongue
  }, [title, tongue])
  useEffect(() => {
    if (!firstPage) {
      scrollTo(0, 0)
      document.getElementById('main')?.focus({ preventScroll: true })
    }
    firstPage = false
  }, [at])
  const Page = pages[at]
  return (
    // what is drawn already is drawn anew when the writing changes
    <div key={tongue} class={`shell shell-${at === '/' ? 'home' : at.slice(1)}`}>
      <a class="skip" href="#main">
        {w.value.skip}
      </a>
      <Boundary>
        <Page key={at} />
      </Boundary>
      <Tabs />
      <Passing />
    </div>
  )
}
