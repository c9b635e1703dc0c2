// Everything the server carries, as one script: the house that serves, and the commands beside it.
export { runCommand } from './command.ts'
export { serve } from './serve.ts'
