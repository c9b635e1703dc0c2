import type { JSX } from 'preact'
import { pressSos } from '../../talk/actions.ts'
import { w } from '../words.ts'

/** “我现在很危险”: one tap, nothing asked. */
export const SosButton = ({ line = false }: { line?: boolean }): JSX.Element => (
  <button
    type="button"
    class={line ? 'sos sos-line' : 'sos'}
    aria-label={w.value.sos.whole}
    onClick={pressSos}
  >
    <span>{w.value.sos.one}</span> <span>{w.value.sos.two}</span>
  </button>
)
