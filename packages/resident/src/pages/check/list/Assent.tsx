import { minorRuleOf } from '@anxin/core/care/plan/minors.ts'
import type { JSX } from 'preact'
import { Icon, type IconName } from '../../../parts/drawn/Icon.tsx'
import { useHeading } from '../../../parts/heading.ts'
import { Aloud } from '../player/Aloud.tsx'
import { c } from '../words.ts'

/** What a guardian hears at this age; at an age the page does not know, both halves of it. */
const heard = (age: number | null): string => {
  const { heardChild, heardTeen, heardEither } = c.value.assent
  if (age === null) return heardEither
  return minorRuleOf(age).tellGuardian.check === 'that_it_was_done' ? heardChild : heardTeen
}

/** The young person's own yes, in words made for them, before anything is asked; whatever a guardian said. */
export const Assent = ({
  age,
  busy,
  onYes,
  onNo,
}: {
  age: number | null
  busy: boolean
  onYes: () => void
  onNo: () => void
}): JSX.Element => {
  const heading = useHeading<HTMLHeadingElement>()
  const words = c.value.assent
  const lines: readonly (readonly [IconName, string])[] = [
    ['message', words.what],
    ['hand', words.free],
    ['eye', heard(age)],
    ['help', words.danger],
  ]
  return (
    <section class="card pad stack assent">
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <ul class="promises">
        {lines.map(([icon, text]) => (
          <li key={icon}>
            <Icon name={icon} />
            <p>{text}</p>
          </li>
        ))}
      </ul>
      <Aloud lines={[words.title, ...lines.map(([, text]) => text)]} />
      <button type="button" class="btn btn-wide" disabled={busy} onClick={onYes}>
        {busy ? c.value.begin.starting : words.yes}
      </button>
      <button type="button" class="btn btn-quiet btn-wide" onClick={onNo}>
        {words.no}
      </button>
    </section>
  )
}
