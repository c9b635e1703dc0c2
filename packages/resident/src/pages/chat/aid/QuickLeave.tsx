import type { JSX } from 'preact'
import { a } from './words.ts'

/** An empty page in the place of this one, also without a network; the way back does not lead to it. */
function leave(): void {
  document.title = ''
  document.body.replaceChildren()
  location.replace('about:blank')
}

/** For whoever tells of violence: somebody may come in any moment. */
export const QuickLeave = (): JSX.Element => (
  <div class="quick-leave">
    <button type="button" class="btn btn-quiet" onClick={leave}>
      {a.value.leave.now}
    </button>
    <p class="small">{a.value.leave.what}</p>
  </div>
)
