import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import '../../../styles/care/rules.css'
import '../../../styles/care/library.css'
import { reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { useWords } from '../../../parts/language.tsx'
import { RulesTabs } from '../../../parts/shell/RulesTabs.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { FormFile } from './FormFile.tsx'
import { InstrumentDrawer } from './InstrumentDrawer.tsx'
import { InstrumentRow } from './InstrumentRow.tsx'
import { Never } from './Never.tsx'
import { Signatory } from './Signatory.tsx'
import type { LibraryRead } from './shapes.ts'

type Filter = 'all' | 'on' | 'off'

/** Every instrument with its licence, source, certainty and state. */
export function Library() {
  const { library: words } = useWords().assessment
  const me = useMe()
  const keeper = mayEnter(me, 'rulesKeeping')
  const query = useQuery({ ...reading('GET /api/assessment/instruments'), enabled: mayEnter(me, 'rules') })
  const [openId, setOpen] = useState<string>()
  const [adding, setAdding] = useState(false)
  const open = query.data?.instruments.find((one) => one.id === openId)
  return (
    <Page
      gate="rules"
      title={words.title}
      about={words.about}
      acts={
        keeper && (
          <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setAdding(true)}>
            {words.addForm}
          </Button>
        )
      }
    >
      <RulesTabs />
      <Shown query={query} lines={10}>
        {(library) => (
          <div className="stack">
            <Signatory site={library.site} keeper={keeper} />
            <Shelf library={library} open={setOpen} />
            <Never never={library.neverShipped} />
          </div>
        )}
      </Shown>
      {open && query.data && (
        <InstrumentDrawer
          instrument={open}
          site={query.data.site}
          keeper={keeper}
          close={() => setOpen(undefined)}
        />
      )}
      {adding && <FormFile close={() => setAdding(false)} />}
    </Page>
  )
}

function Shelf({ library, open }: { library: LibraryRead; open: (id: string) => void }) {
  const { words: act } = { words: useWords().act }
  const { library: words } = useWords().assessment
  const [text, setText] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const asked = text.trim().toLowerCase()
  const shown = library.instruments.filter(
    (one) =>
      (filter === 'all' || (filter === 'on') === (one.whyNot === null)) &&
      (!asked || one.title.toLowerCase().includes(asked) || one.id.includes(asked)),
  )
  const on = library.instruments.filter((one) => one.whyNot === null).length
  return (
    <section>
      <div className="filters">
        <Input
          className="wide-find"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={words.find}
          aria-label={words.find}
          prefix={<Icon name="search" size={16} />}
          allowClear
        />
        <Choice
          label={words.only}
          value={filter}
          options={(['all', 'on', 'off'] as const).map((value) => ({ value, label: words.filters[value] }))}
          choose={setFilter}
        />
        <span className="hint n">{words.count(on, library.instruments.length)}</span>
      </div>
      <div className="sheet">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.licence}</th>
              <th scope="col">{words.certainty}</th>
              <th scope="col">{words.wording}</th>
              <th scope="col">{words.golden}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">
                <span className="unseen">{act.acts}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <InstrumentRow key={one.id} instrument={one} open={() => open(one.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
