import { InputNumber } from 'antd'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import type { RuleName } from '../shapes.ts'
import type { CutoffRow, Cutoffs, Draft } from './draft.ts'
import { isWrong } from './draft.ts'

interface Given {
  cutoffs: Cutoffs
  draft?: Draft
  change?: (draft: Draft) => void
}

/** Every cut-off on a total: the release beside what is in force; those of danger are locked. */
export function Table({ cutoffs, draft, change }: Given) {
  const { thresholds: words } = useWords().worklist
  return (
    <div className="sheet cutoffs">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.rule}</th>
            <th scope="col">{words.scale}</th>
            <th scope="col">{words.release}</th>
            <th scope="col">
              {words.now} <span className="n">· {words.version(cutoffs.version)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cutoffs.rows.map((row, at) => (
            <Line
              key={row.line}
              row={row}
              first={cutoffs.rows[at - 1]?.rule !== row.rule}
              {...(draft && change ? { draft, change } : {})}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({
  row,
  first,
  draft,
  change,
}: {
  row: CutoffRow
  first: boolean
  draft?: Draft
  change?: (draft: Draft) => void
}) {
  const { worklist } = useWords()
  const { thresholds: words, facts } = worklist
  const scale = row.fact.split('.')[0] ?? ''
  const changed = row.min !== row.releaseMin || row.max !== row.releaseMax
  return (
    <tr className={first ? 'first-of-rule' : ''}>
      <td>
        {first && (
          <>
            <b className="n rule-name">{row.rule}</b> {worklist.rules[row.rule as RuleName]}
          </>
        )}
      </td>
      <td className="nowrap">
        {facts.instruments[scale] ?? scale}
        <small className="n">{row.line}</small>
      </td>
      <td className="n nowrap">{words.range(row.releaseMin, row.releaseMax)}</td>
      <td className="nowrap">
        {row.fixed ? (
          <span className="fixed n" title={words.fixedAbout}>
            {words.range(row.min, row.max)} <Icon name="lock" size={14} />
            <small>{words.fixed}</small>
          </span>
        ) : draft && change ? (
          <Fields row={row} draft={draft} change={change} />
        ) : (
          <span className="n">
            {words.range(row.min, row.max)} {changed && <em className="tag lamp">{words.changed}</em>}
          </span>
        )}
      </td>
    </tr>
  )
}

function Fields({ row, draft, change }: { row: CutoffRow; draft: Draft; change: (draft: Draft) => void }) {
  const { thresholds: words, facts } = useWords().worklist
  const now = draft[row.line] ?? { min: row.min, max: row.max }
  const scale = facts.instruments[row.fact.split('.')[0] ?? ''] ?? row.fact
  const field = (end: 'min' | 'max', label: string) =>
    (end === 'min' ? row.releaseMin : row.releaseMax) !== null && (
      <InputNumber
        size="small"
        min={0}
        max={100}
        precision={0}
        value={now[end]}
        status={isWrong(now) ? 'error' : ''}
        aria-label={`${row.rule} ${scale} ${row.line} ${label}`}
        onChange={(value) =>
          change({ ...draft, [row.line]: { ...now, [end]: value ?? (end === 'min' ? row.min : row.max) } })
        }
      />
    )
  return (
    <span className="ends">
      {field('min', words.from)}
      {row.releaseMin !== null && row.releaseMax !== null && <i>–</i>}
      {field('max', words.upTo)}
    </span>
  )
}
