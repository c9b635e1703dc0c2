import { Button, Dropdown } from 'antd'
import { useWords } from '../../../parts/language.tsx'
import { ColourTag } from '../../../parts/show/ColourMark.tsx'
import { Countdown } from '../../../parts/show/Countdown.tsx'
import { Icon, type IconName } from '../../../parts/show/Icon.tsx'
import { serverNow, shortTime } from '../../../parts/show/times.ts'
import { OpenCaseLink } from '../../casework/open/OpenCaseLink.tsx'
import type { Dialog } from '../forms/Forms.tsx'
import type { Entry } from '../shapes.ts'
import { type ActName, nextAct, useTakeEntry } from './acts.ts'

export type Open = (dialog: Dialog) => void

export function TakeButton({ entry, size }: { entry: Entry; size?: 'small' }) {
  const { acts } = useWords().worklist.entry
  const { take, isPending } = useTakeEntry()
  return (
    <Button type="primary" loading={isPending} onClick={() => take(entry.id)} {...(size ? { size } : {})}>
      {acts.take}
      <kbd>A</kbd>
    </Button>
  )
}

const inMenu: readonly { name: Exclude<ActName, 'take'>; icon: IconName }[] = [
  { name: 'contact', icon: 'phone' },
  { name: 'decide', icon: 'tick' },
  { name: 'note', icon: 'pen' },
  { name: 'assign', icon: 'person' },
  { name: 'profile', icon: 'list' },
]

/** Who it is, how soon and how much, what is owed, and what to do next. */
export function EntryHead({ entry, may, open }: { entry: Entry; may: ReadonlySet<ActName>; open: Open }) {
  const { worklist, act } = useWords()
  const { entry: words, list } = worklist
  const next = nextAct(entry, may)
  const items = inMenu
    .filter(({ name }) => may.has(name) && name !== next)
    .map(({ name, icon }) => ({
      key: name,
      label: words.acts[name],
      icon: <Icon name={icon} size={16} />,
      onClick: () => open({ name }),
    }))
  return (
    <header className="case-head entry">
      <div className="title">
        <h2>{entry.name ?? list.noName}</h2>
        <ColourTag colour={entry.colour} />
        <span className="tag good tier n" title={words.tierAbout}>
          {words.tierOf(entry.tier, worklist.tiers[entry.tier])}
        </span>
        {entry.minor && <span className="tag warn">{words.minor}</span>}
        {entry.mode !== null && entry.mode !== 'self' && (
          <span className="tag">{worklist.modes[entry.mode]}</span>
        )}
        {entry.worse && (
          <span className="tag bad">
            <Icon name="up" size={12} />
            {list.worse}
          </span>
        )}
        <div className="acts">
          {items.length > 0 && (
            <Dropdown menu={{ items }} trigger={['click']}>
              <Button aria-label={act.more} icon={<Icon name="more" />} />
            </Dropdown>
          )}
          <OpenCaseLink name={entry.name} source="worklist" from={entry.id} />
          {may.has('level') && (
            <Button icon={<Icon name="chart" />} onClick={() => open({ name: 'level' })}>
              {words.acts.level}
            </Button>
          )}
          {next === 'take' && <TakeButton entry={entry} />}
          {next && next !== 'take' && (
            <Button type="primary" onClick={() => open({ name: next })}>
              {words.acts[next]}
            </Button>
          )}
        </div>
      </div>
      <p className="meta n">
        <span>{entry.unitName}</span>
        <span>{words.since(shortTime(entry.openedAt))}</span>
        <span>{worklist.states[entry.state]}</span>
        <span>
          {entry.ownerName ? words.owner(entry.ownerName) : <b className="late">{words.ownerNobody}</b>}
        </span>
        {entry.state !== 'closed' && (
          <span className="due">
            <Icon name="clock" size={15} />
            {worklist.due[entry.dueWhat]} <Countdown dueAt={entry.dueAt} />
          </span>
        )}
        {entry.state !== 'closed' && entry.meetBy && <Meeting by={entry.meetBy} />}
      </p>
    </header>
  )
}

/** Until when they are to be met; late in red. */
function Meeting({ by }: { by: string }) {
  const { entry: words } = useWords().worklist
  const said = words.meetBy(shortTime(by))
  return <span>{Date.parse(by) < serverNow() ? <b className="late">{said}</b> : said}</span>
}
