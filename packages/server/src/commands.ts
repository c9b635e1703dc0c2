import { loadProgram } from './load.ts'

loadProgram({ kept: false })
  .runCommand(process.argv.slice(2), process.env)
  .then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${(error as Error).message}\n`)
      process.exit(1)
    },
  )
