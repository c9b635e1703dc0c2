import { refusalsEn } from '@anxin/kit/refusals.en.ts'
import { aftercareEn } from './pages/aftercare/words.en.ts'
import { appointmentEn } from './pages/appointment/words.en.ts'
import { assessmentEn } from './pages/assessment/words.en.ts'
import { auditEn } from './pages/audit/words.en.ts'
import { breachEn } from './pages/breach/words.en.ts'
import { bureauEn } from './pages/bureau/words.en.ts'
import { calendarEn } from './pages/calendar/words.en.ts'
import { caseworkEn } from './pages/casework/words.en.ts'
import { complaintEn } from './pages/complaint/words.en.ts'
import { crisisEn } from './pages/crisis/words.en.ts'
import { directoryEn } from './pages/directory/words.en.ts'
import { drillEn } from './pages/drill/words.en.ts'
import { healthEn } from './pages/health/words.en.ts'
import { hookEn } from './pages/hook/words.en.ts'
import { identityEn } from './pages/identity/words.en.ts'
import { liveEn } from './pages/live/words.en.ts'
import { modelEn } from './pages/model/words.en.ts'
import { networkEn } from './pages/network/words.en.ts'
import { outingEn } from './pages/outing/words.en.ts'
import { outsideEn } from './pages/outside/words.en.ts'
import { partnerEn } from './pages/partner/words.en.ts'
import { passEn } from './pages/pass/words.en.ts'
import { planEn } from './pages/plan/words.en.ts'
import { poolEn } from './pages/pool/words.en.ts'
import { qualityEn } from './pages/quality/words.en.ts'
import { recordEn } from './pages/record/words.en.ts'
import { referralEn } from './pages/referral/words.en.ts'
import { rescueEn } from './pages/rescue/words.en.ts'
import { retentionEn } from './pages/retention/words.en.ts'
import { rosterEn } from './pages/roster/words.en.ts'
import { safeguardEn } from './pages/safeguard/words.en.ts'
import { selfhelpEn } from './pages/selfhelp/words.en.ts'
import { severeEn } from './pages/severe/words.en.ts'
import { surgeEn } from './pages/surge/words.en.ts'
import { trainingEn } from './pages/training/words.en.ts'
import { transferEn } from './pages/transfer/words.en.ts'
import { twinEn } from './pages/twin/words.en.ts'
import { worklistEn } from './pages/worklist/words.en.ts'
import type { Words } from './words.zh.ts'

/** Every word of the staff face in English. */
export const wordsEn: Words = {
  refusals: refusalsEn,
  crisis: crisisEn,
  safeguard: safeguardEn,
  pass: passEn,
  referral: referralEn,
  transfer: transferEn,
  bureau: bureauEn,
  directory: directoryEn,
  severe: severeEn,
  worklist: worklistEn,
  aftercare: aftercareEn,
  surge: surgeEn,
  drill: drillEn,
  appointment: appointmentEn,
  live: liveEn,
  assessment: assessmentEn,
  selfhelp: selfhelpEn,
  quality: qualityEn,
  breach: breachEn,
  complaint: complaintEn,
  casework: caseworkEn,
  record: recordEn,
  twin: twinEn,
  outing: outingEn,
  model: modelEn,
  partner: partnerEn,
  plan: planEn,
  pool: poolEn,
  rescue: rescueEn,
  roster: rosterEn,
  training: trainingEn,
  identity: identityEn,
  network: networkEn,
  outside: outsideEn,
  hook: hookEn,
  audit: auditEn,
  health: healthEn,
  calendar: calendarEn,
  retention: retentionEn,
  brand: 'Anxin',
  nav: {
    groups: { crisis: 'Crisis', care: 'Care', house: 'Agency' },
    label: 'Main',
    board: 'Alerts',
    rescue: 'Search',
    cases: 'Cases',
    today: 'To do today',
    worklist: 'Worklist',
    referral: 'Referrals',
    severe: 'Visits and care',
    directory: 'Directory',
    safeguard: 'Safeguarding',
    visits: 'Visits',
    outing: 'Home visits',
    appointment: 'Appointments',
    live: 'Live counselling',
    fill: 'Fill in together',
    pass: 'To a social worker',
    observe: 'Report',
    guide: 'Walking along',
    shared: 'Moods shown',
    campaigns: 'Campaigns',
    rules: 'Scales & rules',
    roster: 'Roster',
    aftercare: 'After-care',
    surge: 'Public event',
    drill: 'Drills',
    hotlines: 'Hotlines',
    quality: 'Quality',
    complaint: 'Complaints',
    breach: 'Data incidents',
    model: 'Language model',
    people: 'People & roles',
    supervision: 'Supervision',
    tree: 'Places',
    agencies: 'Agencies',
    calendar: 'Working days',
    retention: 'Retention',
    outside: 'Channels',
    hooks: 'Webhooks',
    audit: 'Audit',
    health: 'Health',
    unowned: (n) => `${n} with nobody`,
    skip: 'Skip to content',
  },
  bar: {
    find: 'Find an open alert by number',
    findNone: 'No open alert has this number',
    results: 'Alerts found',
    soundOn: 'Sound on',
    soundOff: 'Muted',
    soundAsleep: 'Press to allow sound',
    soundHint: 'Rings while an alert has nobody, stops when it is taken',
    account: 'My account',
    devices: 'Devices and password',
    keys: 'Keyboard',
    signOut: 'Sign out',
    otherLanguage: '中文',
    demo: 'Demo',
  },
  duty: {
    label: 'On duty now',
    primary: 'First',
    secondary: 'Second',
    extra: 'called up',
    void: 'device silent',
    supervisor: 'Supervisor',
    nobody: 'Nobody is on duty now',
    covered: 'Somebody is on duty',
    me: ' (me)',
    until: (clock) => `, to ${clock}`,
  },
  presence: {
    still: (minutes) =>
      `Nobody has touched this page for a while. It signs out in ${minutes === 1 ? 'a minute' : `${minutes} minutes`} unless somebody does. What you were writing stays.`,
    pages: 'Once signed out, this page no longer rings.',
    here: 'I am here',
  },
  alarm: {
    title: 'Anxin · Console',
    flash: (n) => `(${n} waiting) Anxin`,
    notice: (number) => `A new alert ${number}`,
    waiting: (n) => (n === 1 ? 'One alert has nobody yet' : `${n} alerts have nobody yet`),
    look: (number) => `Open ${number}`,
  },
  time: {
    late: (span) => `${span} late`,
    left: (span) => `${span} left`,
    before: (clock) => `by ${clock}`,
    seconds: (n) => `${n} s`,
    minutes: (n) => `${n} min`,
    hours: (h, m) => (m ? `${h} h ${m} min` : `${h} h`),
    days: (n) => `${n} d`,
    since: (clock) => `since ${clock}`,
  },
  state: {
    loading: 'Loading',
    again: 'Try again',
    stale: 'The newest could not be read just now; this is what was read last. Trying again.',
    forbidden: 'This page does not belong to your role.',
    forbiddenAbout: 'If you need it, ask the agency administrator to give you the role under People & roles.',
    yours: 'You wrote',
    certNeeded: (duties) =>
      `This step needs a valid certificate: ${duties.join(', ')}. Ask your administrator to register it.`,
    certOfOther: (duties) =>
      `This colleague has no valid certificate: ${duties.join(', ')}. Ask your administrator to register it, or choose somebody else.`,
    certAbout:
      'Ask the agency administrator to record your certificate. The step closes by itself when one expires.',
    lost: 'No such page',
    lostAbout: 'The address may be mistyped, or the page has moved.',
    home: 'Back to the alerts',
    broken: 'This page has failed',
    brokenAbout:
      'Other pages still work. Try again; if it fails again use another computer and tell a technician.',
    waitFor: (minutes) => ` (in about ${minutes} min)`,
    faultNumber: (fault) => ` (number ${fault})`,
    full: 'Storage is full: new cries for help, alerts and what you write cannot be kept, and nobody is called. Ring each other, stay by the desk phone, look after the people already on the list, and get space freed at once.',
    offline:
      'No network: this screen may be out of date. Watch your text messages and call the colleague on duty.',
  },
  act: {
    cancel: 'Cancel',
    save: 'Save',
    close: 'Close',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Could not copy; please select and copy by hand',
    done: 'Done',
    add: 'Add',
    remove: 'Remove',
    edit: 'Edit',
    print: 'Print',
    saved: 'Saved',
    refresh: 'Refresh',
    more: 'More',
    back: 'Back',
    yes: 'Yes',
    no: 'No',
    none: 'None',
    required: 'Please fill this in',
    search: 'Search',
    acts: 'Acts',
  },
}
