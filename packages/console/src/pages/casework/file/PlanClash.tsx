import { Button } from 'antd'
import { useWords } from '../../../parts/language.tsx'
import type { Case, Goal } from '../shapes.ts'

type Service = Pick<Case['plan'], 'tier' | 'every'>
interface Side extends Service {
  readonly goals: readonly Omit<Goal, 'attainment'>[]
}

/** Somebody changed the plan while it was being written: both stand beside one another, and nothing is overwritten. */
export function PlanClash({
  theirs,
  mine,
  settle,
}: {
  theirs: Side
  mine: Side
  settle: (choice: 'mine' | 'theirs') => void
}) {
  const { plan: words, file } = useWords().casework
  const tell = ({ tier, every, goals }: Side): string =>
    [
      [
        tier === null ? words.undecided : words.tiers[tier],
        every === null ? words.undecided : words.everys[every],
      ].join(' · '),
      ...goals.map(
        (goal) => `${goal.statement} · ${goal.measure} · ${goal.baseline} → ${goal.target} · ${goal.dueOn}`,
      ),
    ].join('\n')
  return (
    <div className="case-clash" role="alert">
      <p>{words.meanwhile}</p>
      <div className="pair">
        <div>
          <b>{words.kept}</b>
          <p className="both">{tell(theirs)}</p>
        </div>
        <div>
          <b>{file.yours}</b>
          <p className="both">{tell(mine)}</p>
        </div>
      </div>
      <Button onClick={() => settle('mine')}>{file.keepMine}</Button>
      <Button onClick={() => settle('theirs')}>{file.keepTheirs}</Button>
    </div>
  )
}
