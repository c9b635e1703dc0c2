export { tellPerson } from './actions/send.ts'
export { sendUrgently } from './actions/urgent.ts'
