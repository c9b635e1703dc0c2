export { addAddendum, keepNote, signNote, tellDanger } from './actions/note.ts'
