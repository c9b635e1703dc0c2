export { changeDay, lockDay, ownDays } from './store.ts'
