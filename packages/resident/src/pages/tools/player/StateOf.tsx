import type { JSX } from 'preact'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { t } from '../words.ts'

interface Page {
  readonly home: 'device' | 'house'
  readonly state: 'kept' | 'waiting' | 'gone' | 'refused'
}

/** Where something is at this second, and nothing more hopeful. */
export const StateOf = ({ pages }: { pages: readonly (Page | undefined)[] }): JSX.Element => {
  const { state } = t.value
  const all = pages.filter((page): page is Page => page !== undefined)
  const has = (which: Page['state']): boolean => all.some((page) => page.state === which)
  const inHouse = all.length > 0 && all.every((page) => page.home === 'house')
  const line = has('refused')
    ? state.refused
    : has('waiting')
      ? state.waiting
      : inHouse
        ? state.got
        : state.here
  return (
    <p class="kept-where" role="status">
      <Icon name={inHouse && !has('waiting') && !has('refused') ? 'check' : 'lock'} size="s" />
      {line}
    </p>
  )
}
