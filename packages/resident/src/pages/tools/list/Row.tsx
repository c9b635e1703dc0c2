import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import { moduleOf } from '@anxin/core/selfhelp/modules/registry.ts'
import type { JSX } from 'preact'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { NeedArt } from '../NeedArt.tsx'
import { t, wordsOf } from '../words.ts'

export const linkTo = (code: ModuleCode): string => `/tools?m=${code}`

export const Row = ({ code, nth }: { code: ModuleCode; nth?: number }): JSX.Element => (
  <li>
    <a class="card tool-row" href={linkTo(code)}>
      <NeedArt need={moduleOf(code).need} />
      <span class="grow">
        <strong>{wordsOf(code).title}</strong>
        <small>{wordsOf(code).when}</small>
        <small class="num">
          {nth !== undefined && `${t.value.steps(nth)} · `}
          {t.value.minutes(...moduleOf(code).minutes)}
        </small>
      </span>
      <Icon name="chev" />
    </a>
  </li>
)
