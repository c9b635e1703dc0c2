import { signal } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from './drawn/Icon.tsx'
import { w } from './words.ts'

/** One line across the page that passes by itself. */
const passing = signal<string | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

export function tell(text: string): void {
  passing.value = text
  clearTimeout(timer)
  timer = setTimeout(() => {
    passing.value = null
  }, 6000)
}

export const Passing = (): JSX.Element => (
  <div class="passing" role="status">
    {passing.value && (
      <p>
        <Icon name="check" size="s" />
        {passing.value}
      </p>
    )}
  </div>
)

/** What went wrong or what is missing, with the way on. */
export const Notice = ({
  kind = 'plain',
  children,
  onAgain,
}: {
  kind?: 'plain' | 'wrong'
  children: ComponentChildren
  onAgain?: () => void
}): JSX.Element => (
  <div class={`notice notice-${kind}`} role={kind === 'wrong' ? 'alert' : 'status'}>
    <div>{children}</div>
    {onAgain && (
      <button type="button" class="btn btn-quiet" onClick={onAgain}>
        {w.value.again}
      </button>
    )}
  </div>
)

export const Loading = (): JSX.Element => (
  <div class="loading" role="status">
    <span class="lamp" aria-hidden="true" />
    {w.value.loading}
  </div>
)
