export { looksFor, shareDay } from './actions/consent.ts'
export { lockDay, ownDays } from './store.ts'
