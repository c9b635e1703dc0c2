export { askLead, type Line, listTakers, mustTake, writeArrival } from './actions/arrive.ts'
export { fieldsOf, mustOpen as mustOpenCase } from './actions/case.ts'
export { fingerprintOf } from './actions/consent.ts'
export { listMeasured } from './actions/measured.ts'
export { countCases, exportCasework, findMine as findOwnCase } from './actions/mine.ts'
export { noteSession } from './actions/session.ts'
export { finishTask, mustOwnTask } from './actions/tasks.ts'
export { mustHaveRoom } from './actions/team.ts'
export { type CaseOfTask, caseOfTask, tellLead } from './actions/told.ts'
export { goalShown } from './actions/view.ts'
export { dutiesToLead, mustBeImpartial, mustBeOpen, mustLead, mustReach, mustWorkCases } from './policy.ts'
export {
  insertTask,
  isConsentGiven,
  listConsents as readConsents,
  listGoals,
  listSheets,
  lockCase,
  note,
  type OpenedCase,
} from './store.ts'
