// One command of the house, e.g. `npm run backup -- FILE`.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = spawnSync(process.execPath, [path.join(root, 'tools/build.mjs')], { stdio: 'inherit' })
if (built.status !== 0) process.exit(built.status ?? 1)
const done = spawnSync(
  process.execPath,
  [path.join(root, 'packages/server/dist/commands.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
process.exit(done.status ?? 1)
