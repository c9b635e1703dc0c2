import type { JSX } from 'preact'
import { go } from '../../../parts/router.ts'
import { sayChoice } from '../../../talk/actions.ts'

/** Back into the conversation that offered the exercise, which hears how it went. */
export const BackToChat = ({
  code,
  label,
  name,
}: {
  code: 'module.done' | 'module.worse'
  label: string
  name: string
}): JSX.Element => (
  <button
    type="button"
    class="btn btn-lamp btn-wide"
    onClick={() => {
      void sayChoice(code, label)
      go('/chat')
    }}
  >
    {name}
  </button>
)
