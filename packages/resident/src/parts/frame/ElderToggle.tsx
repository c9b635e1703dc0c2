import type { JSX } from 'preact'
import { chooseElder, elder } from '../../device/settings.ts'
import { w } from '../words.ts'

export const ElderToggle = (): JSX.Element => (
  <button type="button" class="aa" aria-pressed={elder.value} onClick={() => chooseElder(!elder.value)}>
    {elder.value ? w.value.elderOn : w.value.elder}
  </button>
)
