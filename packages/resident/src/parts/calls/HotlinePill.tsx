import type { JSX } from 'preact'
import { Icon } from '../drawn/Icon.tsx'
import { w } from '../words.ts'
import { hotlineNumber } from './hotlines.ts'

/** Same place, same look, every page: a person can be called now. */
export const HotlinePill = (): JSX.Element => (
  <a class="hot" href={`tel:${hotlineNumber}`}>
    <Icon name="phone" size="s" />
    <span>{w.value.hotline}</span> <b>{hotlineNumber}</b>
  </a>
)
