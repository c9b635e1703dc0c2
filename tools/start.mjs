// `npm start` and `npm run demo`: build what is missing, then become the server.
import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { serverArgs, serverEnv } from './server-process.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = spawnSync(process.execPath, [path.join(root, 'tools/build.mjs')], { stdio: 'inherit' })
if (built.status !== 0) process.exit(built.status ?? 1)

const server = spawn(process.execPath, [...serverArgs, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...serverEnv, ...process.env },
})
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))
