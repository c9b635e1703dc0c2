import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, type MenuProps } from 'antd'
import type { BoardRow } from '../ask/board.ts'
import { queryClient, useAct } from '../ask/doors.ts'
import { forgetKept } from '../ask/kept.ts'
import { forgetDay } from '../ask/outing/store.ts'
import type { Me } from '../ask/who.ts'
import { useLanguage } from '../language.tsx'
import { Icon } from '../show/Icon.tsx'
import { useSay } from '../show/Say.tsx'
import { clockTime, dayName, useNow } from '../show/times.ts'
import type { useAlarm } from './alarm.ts'
import { Find } from './Find.tsx'

interface Given {
  me: Me
  rows: readonly BoardRow[]
  responder: boolean
  alarm: ReturnType<typeof useAlarm>
  help: () => void
}

/** Where one is, the way to an open event, the sound, and the own account. */
export function TopBar({ me, rows, alarm, help, responder }: Given) {
  const { words, locale, speak } = useLanguage()
  const { bar, identity } = words
  const go = useNavigate()
  const say = useSay()
  const leave = useAct('DELETE /api/identity/staff/session', {
    done: () => {
      forgetKept()
      forgetDay()
      queryClient.clear()
      void go({ to: '/sign-in' })
    },
  })
  const place = [...new Set(me.grants.map((grant) => grant.unitName))]
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: `${me.loginName} · ${[...new Set(me.grants.map((grant) => words.network.roles[grant.role]))].join('、')}`,
    },
    {
      key: 'devices',
      label: bar.devices,
      icon: <Icon name="device" size={16} />,
      onClick: () => void go({ to: '/account' }),
    },
    { key: 'keys', label: bar.keys, icon: <Icon name="keys" size={16} />, onClick: help },
    {
      key: 'language',
      label: bar.otherLanguage,
      icon: <Icon name="globe" size={16} />,
      onClick: () => speak(locale === 'zh' ? 'en' : 'zh'),
    },
    { type: 'divider' },
    {
      key: 'leave',
      label: bar.signOut,
      icon: <Icon name="leave" size={16} />,
      onClick: () => leave.mutate({}, { onError: say.no }),
    },
  ]
  return (
    <header className="bar">
      <span className="where">
        <b>{me.tenantName}</b>
        {place[0] && place[0] !== me.tenantName && (
          <span>{place.length > 1 ? identity.placesMore(place[0], place.length) : place[0]}</span>
        )}
        {me.demo && <span className="tag lamp">{bar.demo}</span>}
      </span>
      {responder && <Find rows={rows} />}
      {responder && (
        <Button
          className={`sound ${alarm.sound}`}
          onClick={() => void alarm.turn()}
          aria-pressed={alarm.sound === 'on'}
          title={bar.soundHint}
          icon={<Icon name={alarm.sound === 'on' ? 'bell' : 'silent'} size={16} />}
        >
          {alarm.sound === 'on' ? bar.soundOn : alarm.sound === 'off' ? bar.soundOff : bar.soundAsleep}
        </Button>
      )}
      <Clock />
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button type="text" className="me" aria-label={`${me.name} · ${bar.account}`}>
          <i aria-hidden="true">{me.name.slice(0, 1)}</i>
          <span className="me-name">{me.name}</span>
          <Icon name="down" size={14} />
        </Button>
      </Dropdown>
    </header>
  )
}

function Clock() {
  const { locale } = useLanguage()
  const now = useNow()
  return (
    <time className="clock n">
      {dayName(now, locale)} {clockTime(now)}
    </time>
  )
}
