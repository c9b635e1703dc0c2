export { keepVersion, type Plan, planShown, writeWhole } from './actions/sheet.ts'
export { findPlan } from './store.ts'
export type { PlanRow } from './tables.ts'
