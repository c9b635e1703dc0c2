import { moduleOf } from '@anxin/core/selfhelp/modules/registry.ts'
import { nightIn } from '@anxin/core/selfhelp/player.ts'
import { efficiency } from '@anxin/core/selfhelp/sleep.ts'
import type { JSX } from 'preact'
import { tell } from '../../../parts/Notice.tsx'
import { dayName } from '../../../parts/when.ts'
import { dropLeaf, type LeafKept, shownLeaves } from '../../../selfhelp/book.ts'
import { StateOf } from '../player/StateOf.tsx'
import { clockOf } from '../player/steps/NightForm.tsx'
import { said, t, wordsOf } from '../words.ts'

/** A choice is kept by its id and read in the words of the page. */
function textOf(leaf: LeafKept, id: string, value: unknown): string {
  const step = moduleOf(leaf.module).steps.find((one) => one.id === id)
  if (step?.kind !== 'choose') return String(value)
  const at = Object.keys(step.leads ?? {}).indexOf(String(value))
  return said(wordsOf(leaf.module).steps[id]).options[at] ?? String(value)
}

const nightKeys = ['bed_at', 'rise_at', 'fall_min', 'awake_min']

const Leaf = ({ leaf }: { leaf: LeafKept }): JSX.Element => {
  const words = t.value.leaves
  const night = nightIn(leaf.fields)
  const fields = Object.entries(leaf.fields).filter(
    ([id, value]) => value !== null && !nightKeys.includes(id),
  )
  const remove = (): void => {
    void dropLeaf(leaf).then(() => tell(words.removed))
  }
  return (
    <li class="card pad stack leaf">
      <div class="leaf-head">
        <h2>{wordsOf(leaf.module).title}</h2>
        <p class="small">{dayName(`${leaf.day}T12:00:00`)}</p>
      </div>
      {night && <p>{words.night(clockOf(night.bedAt), clockOf(night.riseAt), efficiency(night))}</p>}
      <dl>
        {fields.map(([id, value]) => (
          <div key={id}>
            <dt>{words.fields[id] ?? ''}</dt>
            <dd>{textOf(leaf, id, value)}</dd>
          </div>
        ))}
      </dl>
      <div class="leaf-foot">
        <StateOf pages={[leaf]} />
        <button type="button" class="link" onClick={remove}>
          {words.remove}
        </button>
      </div>
    </li>
  )
}

/** What was written in exercises, newest first. */
export const Leaves = (): JSX.Element => {
  const all = shownLeaves()
  if (all.length === 0) return <p class="lead">{t.value.leaves.none}</p>
  return (
    <ul class="leaves">
      {all.map((leaf) => (
        <Leaf key={leaf.id} leaf={leaf} />
      ))}
    </ul>
  )
}
