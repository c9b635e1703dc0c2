import type { ComponentChildren, JSX } from 'preact'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { ownWords } from '../../parts/own.ts'

interface Given<Row> {
  readonly name: string
  readonly hint: string
  readonly add: string
  readonly rows: readonly Row[]
  readonly most: number
  readonly blank: Row
  readonly onChange: (rows: Row[]) => void
  readonly row: (row: Row, set: (row: Row) => void, number: number) => ComponentChildren
}

/** One field of the plan: rows to write, to add, to take away. */
export function Rows<Row>({ name, hint, add, rows, most, blank, onChange, row }: Given<Row>): JSX.Element {
  const shown = rows.length > 0 ? rows : [blank]
  const set = (at: number, value: Row): void => onChange(shown.map((old, i) => (i === at ? value : old)))
  return (
    <fieldset class="card pad rows">
      <legend>
        <span>{name}</span>
      </legend>
      <p class="small">{hint}</p>
      {shown.map((value, i) => (
        <div class="rows-row" key={i}>
          <div class="grow">{row(value, (next) => set(i, next), i + 1)}</div>
          {rows.length > 0 && (
            <button
              type="button"
              class="rows-remove"
              aria-label={ownWords.value.plan.remove(`${name} ${i + 1}`)}
              onClick={() => onChange(rows.filter((_, at) => at !== i))}
            >
              <Icon name="cross" size="s" />
            </button>
          )}
        </div>
      ))}
      {shown.length < most && (
        <button type="button" class="rows-add" onClick={() => onChange([...shown, blank])}>
          <Icon name="plus" size="s" />
          {add}
        </button>
      )}
    </fieldset>
  )
}
