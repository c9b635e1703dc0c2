import { Button } from 'antd'
import { useWords } from '../../parts/language.tsx'
import { HeadRow } from '../../parts/show/HeadRow.tsx'
import { Nothing } from '../../parts/show/States.tsx'
import { shortDay } from '../../parts/show/times.ts'
import type { Pairs } from './Supervision.tsx'

type Row = Pairs['colleagues'][number]
type Side = NonNullable<Row['standing']['primary']>
type Kind = 'primary' | 'deputy'
/** What is asked in a dialog: to name somebody for a colleague, or to end a pair. */
export type Asked =
  | { readonly act: 'name'; readonly kind: Kind; readonly row: Row }
  | { readonly act: 'end'; readonly pair: Side; readonly row: Row }
type Ask = (asked: Asked) => void
const heads = ['who', 'primary', 'deputy', 'now'] as const

/** Everybody who is to have a supervisor, those without one first. */
export function Colleagues({ pairs, ask }: { pairs: Pairs; ask: Ask }) {
  const { colleagues: words } = useWords().training
  const without = pairs.colleagues.filter(({ standing }) => standing.by === 'nobody').length
  return (
    <section className="panel case-table" aria-labelledby="supervised-colleagues">
      <h2 id="supervised-colleagues">
        {words.title}{' '}
        {pairs.colleagues.length > 0 && (
          <span className={without > 0 ? 'tag bad n' : 'tag good'}>
            {without > 0 ? words.without(without) : words.all}
          </span>
        )}
      </h2>
      {pairs.colleagues.length === 0 ? (
        <Nothing title={words.none} />
      ) : (
        <table>
          <HeadRow names={heads.map((name) => words.head[name])} />
          <tbody>
            {pairs.colleagues.map((row) => (
              <ColleagueRow key={row.staffId} row={row} ask={ask} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function ColleagueRow({ row, ask }: { row: Row; ask: Ask }) {
  const { training, network } = useWords()
  const { colleagues: words } = training
  const roles: Readonly<Record<string, string>> = network.roles
  const { by, why } = row.standing
  const now = by === 'primary' ? words.now.primary : words.now[by][why ?? 'none']
  const tone = { primary: 'tag good', deputy: 'tag warn', nobody: 'tag bad' }[by]
  return (
    <tr>
      <td>
        <b>{row.name}</b>
        <small>{row.roles.map((role) => roles[role] ?? role).join('、')}</small>
      </td>
      <td data-of={words.head.primary}>
        <SideOf row={row} kind="primary" ask={ask} />
      </td>
      <td data-of={words.head.deputy}>
        <SideOf row={row} kind="deputy" ask={ask} />
      </td>
      <td data-of={words.head.now}>
        <span className={tone}>{now}</span>
      </td>
    </tr>
  )
}

function SideOf({ row, kind, ask }: { row: Row; kind: Kind; ask: Ask }) {
  const { colleagues: words } = useWords().training
  const pair = row.standing[kind]
  if (!pair)
    return (
      <Button size="small" onClick={() => ask({ act: 'name', kind, row })}>
        {kind === 'primary' ? words.name : words.nameDeputy}
        <span className="unseen">{` · ${row.name}`}</span>
      </Button>
    )
  return (
    <span className="supervision-side">
      <span>{pair.name}</span>
      <small className="n">{words.since(shortDay(pair.since))}</small>
      <Button size="small" type="text" onClick={() => ask({ act: 'end', pair, row })}>
        {words.end}
        <span className="unseen">{` · ${pair.name} · ${row.name}`}</span>
      </Button>
    </span>
  )
}
