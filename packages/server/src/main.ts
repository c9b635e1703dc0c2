import { loadProgram } from './load.ts'

await loadProgram({ kept: true }).serve()
