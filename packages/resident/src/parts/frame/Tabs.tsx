import type { JSX } from 'preact'
import { me } from '../../self/me.ts'
import { HotlinePill } from '../calls/HotlinePill.tsx'
import { SosButton } from '../calls/SosButton.tsx'
import { Icon, type IconName } from '../drawn/Icon.tsx'
import { Mark } from '../drawn/Mark.tsx'
import { type Path, path } from '../router.ts'
import { w } from '../words.ts'
import { ElderToggle } from './ElderToggle.tsx'

const Tab = ({
  to,
  icon,
  name,
  more,
}: {
  to: Path
  icon: IconName
  name: string
  more?: string
}): JSX.Element => (
  <a
    class={more ? `tab ${more}` : 'tab'}
    href={to}
    {...(path.value === to ? { 'aria-current': 'page' } : {})}
  >
    <Icon name={icon} />
    {name}
  </a>
)

/** Below on a phone, above on a desk. The persimmon in the middle is on every page. */
export const Tabs = (): JSX.Element => {
  const words = w.value
  return (
    <nav class="tabs" aria-label={words.nav.label}>
      <span class="brand desk">
        <Mark />
        {words.house}
      </span>
      <Tab to="/" icon="home" name={words.nav.home} />
      <Tab to="/chat" icon="chat" name={me.value?.minor ? words.nav.helper : words.nav.chat} />
      <SosButton />
      <Tab to="/help" icon="help" name={words.nav.help} more="elder-hide" />
      <Tab to="/mine" icon="me" name={words.nav.mine} />
      <span class="desk tabs-right">
        <ElderToggle />
        <HotlinePill />
      </span>
    </nav>
  )
}
