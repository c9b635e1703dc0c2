export { readOwn } from './actions/outside/own.ts'
export { tellPerson } from './actions/send.ts'
export { endOf } from './actions/step.ts'
export { sendUrgently } from './actions/urgent.ts'
