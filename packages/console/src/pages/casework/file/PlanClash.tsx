import { Button } from 'antd'
import { useWords } from '../../../parts/language.tsx'
import { Both, type BothLine } from '../../../parts/show/Both.tsx'
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
  const service = ({ tier, every }: Side): string =>
    [
      tier === null ? words.undecided : words.tiers[tier],
      every === null ? words.undecided : words.everys[every],
    ].join(' · ')
  const told = (goal: Side['goals'][number] | undefined): string =>
    goal
      ? `${goal.statement} · ${goal.measure} · ${goal.baseline} → ${goal.target} · ${goal.dueOn}${goal.ownWords ? `\n“${goal.ownWords}”` : ''}`
      : ''
  const ids = [...new Set([...theirs.goals, ...mine.goals].map(({ id }) => id))]
  return (
    <Both
      about={words.meanwhile}
      theirs={words.kept}
      lines={[
        [words.service, service(theirs), service(mine)],
        ...ids.map(
          (id, at): BothLine => [
            words.goal(at + 1),
            told(theirs.goals.find((goal) => goal.id === id)),
            told(mine.goals.find((goal) => goal.id === id)),
          ],
        ),
      ]}
    >
      <Button onClick={() => settle('mine')}>{file.keepMine}</Button>
      <Button onClick={() => settle('theirs')}>{file.keepTheirs}</Button>
    </Both>
  )
}
