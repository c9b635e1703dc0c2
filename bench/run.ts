/** `npm run bench -- spine`: one run of the benches of that name; figures go to `bench/results/`. */
import { runAssessment } from './assessment/assessment.ts'
import { runCasework } from './casework/casework.ts'
import { runDialogue } from './dialogue/dialogue.ts'
import { runScreen } from './screen/screen.ts'
import { runSpine } from './spine/spine.ts'

const benches: Readonly<Record<string, () => Promise<void>>> = {
  spine: runSpine,
  assessment: runAssessment,
  casework: runCasework,
  screen: runScreen,
  dialogue: runDialogue,
}
const name = process.argv[2] ?? ''
const bench = benches[name]
if (!bench)
  throw new Error(`no bench is known by the name "${name}"; there are: ${Object.keys(benches).join(', ')}`)
await bench()
process.exit(0)
