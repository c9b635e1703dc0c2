import { joinTies, mostTies, type Tie, tieWays } from '@anxin/core/casework/ecomap.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import '../../../../styles/care/ecomap.css'
import { Field } from '../../../../parts/fill/Field.tsx'
import { useWords } from '../../../../parts/language.tsx'
import { Icon } from '../../../../parts/show/Icon.tsx'
import type { Case } from '../../shapes.ts'
import { SheetFoot } from '../SheetFoot.tsx'
import { type FieldsOf, useSheet } from '../sheet.ts'
import { Bond, Picture } from './Picture.tsx'
import { TieDialog } from './TieDialog.tsx'

type Fields = FieldsOf<'ecomap'>
const empty: Fields = { ties: [], note: '' }

/** Both lists: what either drew stays. */
const join = (theirs: Fields, mine: Fields): Fields => ({
  ties: joinTies(theirs.ties, mine.ties),
  note: [theirs.note, mine.note].filter((text, n, all) => text && all.indexOf(text) === n).join('\n'),
})

/** Prints this drawing and nothing else of the page. */
function printAlone(): void {
  document.body.dataset.printing = 'ecomap'
  addEventListener('afterprint', () => delete document.body.dataset.printing, { once: true })
  print()
}

/** Who and what stands around somebody: drawn, and the same in a table. */
export function EcomapSheet({ one }: { one: Case }) {
  const { ecomap: words, list } = useWords().casework
  const table = useId()
  const sheet = useSheet(one, 'ecomap', empty, join)
  const { ties, note } = sheet.fields
  const [asked, setAsked] = useState<Tie | 'new'>()
  const keep = (tie: Tie): void =>
    sheet.change({
      ties: ties.some(({ id }) => id === tie.id)
        ? ties.map((each) => (each.id === tie.id ? tie : each))
        : [...ties, tie],
    })
  const tell = (fields: object) => {
    const { ties: some = [], note: said = '' } = fields as Partial<Fields>
    return [[words.title, some.map((tie) => tellTie(tie)).join('\n')] as const, [words.note, said] as const]
  }
  const tellTie = ({ name, relation, way, strength }: Tie): string =>
    [name, relation, words.ways[way], words.strengths[strength]].filter(Boolean).join(' · ')
  return (
    <section className="panel case-sheet ecomap" aria-label={words.title}>
      <h3>
        {words.title}
        <small>{words.about}</small>
        <span className="acts">
          <Button
            size="small"
            type="text"
            icon={<Icon name="plus" size={14} />}
            disabled={ties.length >= mostTies}
            onClick={() => setAsked('new')}
          >
            {words.add}
          </Button>
          {ties.length > 0 && (
            <Button size="small" type="text" icon={<Icon name="download" size={14} />} onClick={printAlone}>
              {words.print}
            </Button>
          )}
        </span>
      </h3>
      {ties.length === 0 ? (
        <p className="hint">{words.none}</p>
      ) : (
        <>
          <p className="only-printed">{words.printed(one.name ?? list.noName, one.number)}</p>
          <Picture name={one.name ?? words.self} ties={ties} table={table} />
          <Legend />
          <Table
            id={table}
            ties={ties}
            ask={setAsked}
            drop={(id) => sheet.change({ ties: ties.filter((tie) => tie.id !== id) })}
          />
        </>
      )}
      {(ties.length > 0 || note !== '') && (
        <Field label={words.note} wide>
          <Input
            value={note}
            maxLength={500}
            onChange={(event) => sheet.change({ note: event.target.value })}
          />
        </Field>
      )}
      <SheetFoot sheet={sheet} keep={sheet.keep} tell={tell} />
      {asked && (
        <TieDialog tie={asked === 'new' ? undefined : asked} keep={keep} close={() => setAsked(undefined)} />
      )}
    </section>
  )
}

const [left, right] = [
  { x: 3, y: 10 },
  { x: 57, y: 10 },
]
function Legend() {
  const { ecomap: words } = useWords().casework
  return (
    <ul className="ecomap-legend" aria-hidden="true">
      {tieWays.map((way) => (
        <li key={way}>
          <svg viewBox="0 0 60 20" width="60" height="20" aria-hidden="true">
            <Bond from={left} to={right} way={way} strength={2} />
          </svg>
          {words.ways[way]}
        </li>
      ))}
      <li>{words.thick}</li>
    </ul>
  )
}

interface TableGiven {
  readonly id: string
  readonly ties: readonly Tie[]
  readonly ask: (tie: Tie) => void
  readonly drop: (id: string) => void
}
/** The same in words, for whoever hears the page, and where it is changed. */
function Table({ id, ties, ask, drop }: TableGiven) {
  const { ecomap: words } = useWords().casework
  return (
    <div className="case-table ecomap-table">
      <table id={id}>
        <caption>{words.table}</caption>
        <thead>
          <tr>
            {(['name', 'relation', 'kind', 'way', 'strength', 'home'] as const).map((head) => (
              <th key={head} scope="col">
                {words[head]}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {ties.map((tie) => (
            <tr key={tie.id}>
              <th scope="row">{tie.name}</th>
              <td>{tie.relation}</td>
              <td>{words.kinds[tie.kind]}</td>
              <td>{words.ways[tie.way]}</td>
              <td>{words.strengths[tie.strength]}</td>
              <td>{tie.home ? words.yes : ''}</td>
              <td className="change">
                <Button
                  size="small"
                  type="text"
                  aria-label={words.changeOne(tie.name)}
                  onClick={() => ask(tie)}
                >
                  {words.changeYes}
                </Button>
                <Button
                  size="small"
                  type="text"
                  aria-label={words.dropOne(tie.name)}
                  onClick={() => drop(tie.id)}
                >
                  {words.drop}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
