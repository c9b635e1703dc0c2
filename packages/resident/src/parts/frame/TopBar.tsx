import type { ComponentChildren, JSX } from 'preact'
import { HotlinePill } from '../calls/HotlinePill.tsx'
import { Icon } from '../drawn/Icon.tsx'
import { back } from '../router.ts'
import { w } from '../words.ts'

interface Given {
  readonly title: string
  readonly small?: string
  readonly mark?: ComponentChildren
  readonly below?: ComponentChildren
  /** Where the page has a way back of its own. */
  readonly onBack?: () => void
}

/** The band under the eave at the top of every page but home. */
export const TopBar = ({ title, small, mark, below, onBack = back }: Given): JSX.Element => (
  <header class="top">
    <div class="top-row">
      <button type="button" class="top-back" aria-label={w.value.back} onClick={onBack}>
        <Icon name="back" />
      </button>
      {mark}
      <div class="top-title">
        <h1 tabIndex={-1}>{title}</h1>
        {small && <p>{small}</p>}
      </div>
      <HotlinePill />
    </div>
    {below}
    <svg class="eave" viewBox="0 0 390 12" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 0h390v11C340 10 290 4 195 1 100 4 50 10 0 11z" />
    </svg>
  </header>
)
