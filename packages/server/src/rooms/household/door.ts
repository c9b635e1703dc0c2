export { listHouseNames } from './actions/names.ts'
