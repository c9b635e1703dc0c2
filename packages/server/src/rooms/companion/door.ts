export { readMemory } from './actions/memory.ts'
export { deleteRecord, exportTalk } from './actions/record.ts'
export { sendMessage } from './actions/speak.ts'
export { readLastDay } from './actions/stopping.ts'
export {
  endOf,
  keepTemplates,
  lockTemplates,
  readTemplateOwners,
  type TemplateOwner,
  type TemplateOwners,
} from './store-templates.ts'
