export { readMemory } from './actions/memory.ts'
export { deleteRecord, exportTalk } from './actions/record.ts'
export { sendMessage } from './actions/speak.ts'
export { lastDayKey, readLastDay } from './actions/view.ts'
export {
  endOf,
  keepTemplates,
  lockTemplates,
  readTemplateOwners,
  type TemplateOwner,
  type TemplateOwners,
} from './store-templates.ts'
