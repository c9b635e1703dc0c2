import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Broken } from './parts/shell/Lost.tsx'
import { Waiting } from './parts/show/States.tsx'
import { root, shell, text, tokenSearch } from './root-routes.tsx'
import { house } from './routes-house.tsx'
import { goingOut } from './routes-outing.tsx'
import { passingOn } from './routes-referral.tsx'

const board = createRoute({
  getParentRoute: () => shell,
  id: 'board',
  component: lazyRouteComponent(() => import('./pages/crisis/board/Board.tsx'), 'Board'),
})
const nobody = createRoute({
  getParentRoute: () => board,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/crisis/board/NoneChosen.tsx'), 'NoneChosen'),
})
export const eventRoute = createRoute({
  getParentRoute: () => board,
  path: '/events/$eventId',
  component: lazyRouteComponent(() => import('./pages/crisis/event/EventPage.tsx'), 'EventPage'),
})
const rescueBoards = createRoute({
  getParentRoute: () => shell,
  path: '/rescue',
  component: lazyRouteComponent(() => import('./pages/rescue/board/Boards.tsx'), 'Boards'),
})
const rescueBoard = createRoute({
  getParentRoute: () => shell,
  path: '/rescue/$boardId',
  component: lazyRouteComponent(() => import('./pages/rescue/board/BoardPage.tsx'), 'BoardPage'),
})
const worklist = createRoute({
  getParentRoute: () => shell,
  id: 'worklist',
  component: lazyRouteComponent(() => import('./pages/worklist/list/List.tsx'), 'List'),
})
const noEntry = createRoute({
  getParentRoute: () => worklist,
  path: '/worklist',
  component: lazyRouteComponent(() => import('./pages/worklist/list/NoneChosen.tsx'), 'NoneChosen'),
})
const entry = createRoute({
  getParentRoute: () => worklist,
  path: '/worklist/$entryId',
  component: lazyRouteComponent(() => import('./pages/worklist/entry/EntryPage.tsx'), 'EntryPage'),
})
const measures = createRoute({
  getParentRoute: () => shell,
  path: '/measures/$residentId',
  component: lazyRouteComponent(() => import('./pages/assessment/measures/Measures.tsx'), 'Measures'),
})
const safeguardReports = createRoute({
  getParentRoute: () => shell,
  path: '/safeguard',
  component: lazyRouteComponent(() => import('./pages/safeguard/Reports.tsx'), 'Reports'),
})
const partners = createRoute({
  getParentRoute: () => shell,
  path: '/partners',
  component: lazyRouteComponent(() => import('./pages/partner/Partners.tsx'), 'Partners'),
})
const safeguardChildren = createRoute({
  getParentRoute: () => shell,
  path: '/safeguard/children',
  component: lazyRouteComponent(() => import('./pages/safeguard/Children.tsx'), 'Children'),
})
const safeguardEthics = createRoute({
  getParentRoute: () => shell,
  path: '/safeguard/ethics',
  component: lazyRouteComponent(() => import('./pages/safeguard/Ethics.tsx'), 'Ethics'),
})
const visits = createRoute({
  getParentRoute: () => shell,
  path: '/visits',
  component: lazyRouteComponent(() => import('./pages/safeguard/Visits.tsx'), 'Visits'),
})
const appointments = createRoute({
  getParentRoute: () => shell,
  path: '/appointments',
  component: lazyRouteComponent(() => import('./pages/appointment/Calendar.tsx'), 'Calendar'),
})
const waitingList = createRoute({
  getParentRoute: () => shell,
  path: '/appointments/waiting',
  component: lazyRouteComponent(() => import('./pages/appointment/Waiting.tsx'), 'Waiting'),
})
const ownHours = createRoute({
  getParentRoute: () => shell,
  path: '/appointments/hours',
  component: lazyRouteComponent(() => import('./pages/appointment/HoursPage.tsx'), 'HoursPage'),
})
const cabinRooms = createRoute({
  getParentRoute: () => shell,
  path: '/appointments/rooms',
  component: lazyRouteComponent(() => import('./pages/appointment/Rooms.tsx'), 'Rooms'),
})
const liveList = createRoute({
  getParentRoute: () => shell,
  path: '/live',
  component: lazyRouteComponent(() => import('./pages/live/LiveList.tsx'), 'LiveList'),
})
const liveMeeting = createRoute({
  getParentRoute: () => shell,
  path: '/live/$id',
  component: lazyRouteComponent(() => import('./pages/live/Meeting.tsx'), 'Meeting'),
})
const fill = createRoute({
  getParentRoute: () => shell,
  path: '/fill',
  component: lazyRouteComponent(() => import('./pages/assessment/fill/Fill.tsx'), 'Fill'),
})
const observe = createRoute({
  getParentRoute: () => shell,
  path: '/observe',
  component: lazyRouteComponent(() => import('./pages/worklist/observe/Observe.tsx'), 'Observe'),
})
const guide = createRoute({
  getParentRoute: () => shell,
  path: '/guide',
  component: lazyRouteComponent(() => import('./pages/selfhelp/guide/Guide.tsx'), 'Guide'),
})
const shared = createRoute({
  getParentRoute: () => shell,
  path: '/shared-moods',
  component: lazyRouteComponent(() => import('./pages/selfhelp/shared/SharedMoods.tsx'), 'SharedMoods'),
})
const campaigns = createRoute({
  getParentRoute: () => shell,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('./pages/assessment/campaigns/Campaigns.tsx'), 'Campaigns'),
})
const library = createRoute({
  getParentRoute: () => shell,
  path: '/library',
  component: lazyRouteComponent(() => import('./pages/assessment/library/Library.tsx'), 'Library'),
})
const thresholds = createRoute({
  getParentRoute: () => shell,
  path: '/thresholds',
  component: lazyRouteComponent(() => import('./pages/worklist/numbers/Thresholds.tsx'), 'Thresholds'),
})
const precision = createRoute({
  getParentRoute: () => shell,
  path: '/precision',
  component: lazyRouteComponent(() => import('./pages/worklist/numbers/Precision.tsx'), 'Precision'),
})
const phases = createRoute({
  getParentRoute: () => shell,
  path: '/phases',
  component: lazyRouteComponent(() => import('./pages/assessment/phases/Phases.tsx'), 'Phases'),
})
const plans = createRoute({
  getParentRoute: () => shell,
  path: '/plans',
  component: lazyRouteComponent(() => import('./pages/assessment/plans/Plans.tsx'), 'Plans'),
})
const quality = createRoute({
  getParentRoute: () => shell,
  path: '/quality',
  component: lazyRouteComponent(() => import('./pages/quality/board/Board.tsx'), 'Board'),
})
const samples = createRoute({
  getParentRoute: () => shell,
  path: '/quality/samples',
  component: lazyRouteComponent(() => import('./pages/quality/sample/Samples.tsx'), 'Samples'),
})
const harms = createRoute({
  getParentRoute: () => shell,
  path: '/quality/harms',
  component: lazyRouteComponent(() => import('./pages/quality/sample/Harms.tsx'), 'Harms'),
})
const templates = createRoute({
  getParentRoute: () => shell,
  path: '/quality/templates',
  component: lazyRouteComponent(() => import('./pages/quality/templates/Templates.tsx'), 'Templates'),
})
const dossier = createRoute({
  getParentRoute: () => shell,
  path: '/quality/dossier',
  component: lazyRouteComponent(() => import('./pages/quality/dossier/Dossier.tsx'), 'Dossier'),
})
const complaints = createRoute({
  getParentRoute: () => shell,
  path: '/complaints',
  component: lazyRouteComponent(() => import('./pages/complaint/Complaints.tsx'), 'Complaints'),
})
const cases = createRoute({
  getParentRoute: () => shell,
  path: '/cases',
  component: lazyRouteComponent(() => import('./pages/casework/list/Cases.tsx'), 'Cases'),
})
const newCase = createRoute({
  getParentRoute: () => shell,
  path: '/cases/new',
  validateSearch: (search: Record<string, unknown>): { name?: string; source?: string; from?: string } => {
    const [name, source, from] = [text(search.name), text(search.source), text(search.from)]
    return { ...(name ? { name } : {}), ...(source ? { source } : {}), ...(from ? { from } : {}) }
  },
  component: lazyRouteComponent(() => import('./pages/casework/open/NewCase.tsx'), 'NewCase'),
})
const oneCase = createRoute({
  getParentRoute: () => shell,
  path: '/cases/$caseId',
  validateSearch: (search: Record<string, unknown>): { tab?: string } => {
    const tab = text(search.tab)
    return tab ? { tab } : {}
  },
  component: lazyRouteComponent(() => import('./pages/casework/file/CasePage.tsx'), 'CasePage'),
})
const today = createRoute({
  getParentRoute: () => shell,
  path: '/today',
  component: lazyRouteComponent(() => import('./pages/casework/list/Today.tsx'), 'Today'),
})
const caseload = createRoute({
  getParentRoute: () => shell,
  path: '/caseload',
  component: lazyRouteComponent(() => import('./pages/casework/load/Caseload.tsx'), 'Caseload'),
})
const planTemplates = createRoute({
  getParentRoute: () => shell,
  path: '/plan-templates',
  component: lazyRouteComponent(() => import('./pages/casework/load/Templates.tsx'), 'Templates'),
})
const feedback = createRoute({
  getParentRoute: () => shell,
  path: '/feedback',
  component: lazyRouteComponent(() => import('./pages/casework/load/Feedback.tsx'), 'Feedback'),
})
const model = createRoute({
  getParentRoute: () => shell,
  path: '/model',
  component: lazyRouteComponent(() => import('./pages/model/LanguageModel.tsx'), 'LanguageModel'),
})
const roster = createRoute({
  getParentRoute: () => shell,
  path: '/roster',
  component: lazyRouteComponent(() => import('./pages/roster/Roster.tsx'), 'Roster'),
})
const aftercare = createRoute({
  getParentRoute: () => shell,
  path: '/aftercare',
  component: lazyRouteComponent(() => import('./pages/aftercare/Aftercare.tsx'), 'Aftercare'),
})
const surge = createRoute({
  getParentRoute: () => shell,
  path: '/surge',
  component: lazyRouteComponent(() => import('./pages/surge/Surge.tsx'), 'Surge'),
})
const drills = createRoute({
  getParentRoute: () => shell,
  path: '/drills',
  component: lazyRouteComponent(() => import('./pages/drill/Drills.tsx'), 'Drills'),
})
const hotlines = createRoute({
  getParentRoute: () => shell,
  path: '/hotlines',
  component: lazyRouteComponent(() => import('./pages/crisis/hotlines/Hotlines.tsx'), 'Hotlines'),
})
const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/identity/Account.tsx'), 'Account'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { back?: string } => {
    const back = text(search.back)
    return back ? { back } : {}
  },
  component: lazyRouteComponent(() => import('./pages/identity/SignIn.tsx'), 'SignIn'),
})
const cameBack = createRoute({
  getParentRoute: () => root,
  path: '/oidc',
  validateSearch: (
    search: Record<string, unknown>,
  ): Partial<Record<'code' | 'state' | 'iss' | 'error', string>> =>
    Object.fromEntries(
      (['code', 'state', 'iss', 'error'] as const).flatMap((name) => {
        const value = search[name] === undefined ? undefined : text(String(search[name]))
        return value ? [[name, value]] : []
      }),
    ),
  component: lazyRouteComponent(() => import('./pages/identity/Come.tsx'), 'Come'),
})
const first = createRoute({
  getParentRoute: () => root,
  path: '/first',
  validateSearch: (search: Record<string, unknown>): { token?: string; agency?: string; cabin?: string } => {
    const [agency, cabin] = [text(search.agency), text(search.cabin)]
    return { ...tokenSearch(search), ...(agency ? { agency } : {}), ...(cabin ? { cabin } : {}) }
  },
  component: lazyRouteComponent(() => import('./pages/identity/First.tsx'), 'First'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import('./pages/identity/Invitation.tsx'), 'Invitation'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    shell.addChildren([
      board.addChildren([nobody, eventRoute]),
      worklist.addChildren([noEntry, entry]),
      safeguardReports,
      partners,
      safeguardChildren,
      safeguardEthics,
      ...passingOn,
      ...goingOut,
      visits,
      rescueBoards,
      rescueBoard,
      measures,
      appointments,
      waitingList,
      ownHours,
      cabinRooms,
      liveList,
      liveMeeting,
      fill,
      observe,
      guide,
      shared,
      campaigns,
      library,
      thresholds,
      precision,
      phases,
      plans,
      quality,
      samples,
      harms,
      templates,
      dossier,
      complaints,
      cases,
      newCase,
      oneCase,
      today,
      caseload,
      planTemplates,
      feedback,
      model,
      roster,
      aftercare,
      surge,
      drills,
      hotlines,
      ...house,
      account,
    ]),
    signIn,
    cameBack,
    first,
    invitation,
  ]),
  basepath: '/console',
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Waiting lines={8} />,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
