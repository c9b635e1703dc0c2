import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, InputNumber } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'

type Setting = Reply<'GET /api/drill/night'>

/** Whether the house plays by itself every night, and the way to change that. */
export function Night() {
  const { night: words } = useWords().drill
  const me = useMe()
  const keeper = mayEnter(me, 'drillNight')
  const query = useQuery({ ...reading('GET /api/drill/night'), enabled: mayEnter(me, 'drill') })
  const [changing, setChanging] = useState(false)
  return (
    <Shown query={query} lines={2}>
      {(setting) => (
        <section className="panel night" aria-label={words.title}>
          <h2>{words.title}</h2>
          <p>{setting.on ? words.on(setting.hour, setting.callers) : `${words.off} ${words.about}`}</p>
          {setting.setBy !== null && setting.setAt && (
            <p className="hint n">{words.by(setting.setBy, shortTime(setting.setAt))}</p>
          )}
          {keeper && (
            <Button type={setting.on ? 'default' : 'primary'} onClick={() => setChanging(true)}>
              {setting.on ? words.change : words.turnOn}
            </Button>
          )}
          {changing && <Change setting={setting} close={() => setChanging(false)} />}
        </section>
      )}
    </Shown>
  )
}

function Change({ setting, close }: { setting: Setting; close: () => void }) {
  const { night: words } = useWords().drill
  const say = useSay()
  const [on, setOn] = useState(true)
  const [hour, setHour] = useState<number | null>(setting.hour)
  const [callers, setCallers] = useState<number | null>(setting.callers)
  const [knowingly, setKnowingly] = useState(false)
  const act = useAct('PUT /api/drill/night', {
    refresh: ['GET /api/drill/night'],
    done: () => {
      say.yes(words.saved)
      close()
    },
  })
  const asks = on && !setting.testSite
  return (
    <ActDialog
      title={words.form}
      about={words.about}
      yes={words.save}
      ready={hour !== null && callers !== null && (!asks || knowingly)}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => {
        if (hour !== null && callers !== null) act.mutate({ body: { on, hour, callers, knowingly } })
      }}
    >
      <Choice
        label={words.wanted}
        value={on ? 'on' : 'off'}
        options={[
          { value: 'on', label: words.yes },
          { value: 'off', label: words.no },
        ]}
        choose={(value) => setOn(value === 'on')}
      />
      {on && (
        <div className="pair">
          <Field label={words.hour}>
            <InputNumber min={0} max={23} value={hour} onChange={setHour} />
          </Field>
          <Field label={words.callers}>
            <InputNumber min={1} max={50} value={callers} onChange={setCallers} />
          </Field>
        </div>
      )}
      {asks && (
        <Checkbox checked={knowingly} onChange={(event) => setKnowingly(event.target.checked)}>
          {words.knowingly}
        </Checkbox>
      )}
    </ActDialog>
  )
}
