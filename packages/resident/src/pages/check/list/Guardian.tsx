import type { JSX } from 'preact'
import { HelpCard } from '../../../parts/calls/HelpCard.tsx'
import { c } from '../words.ts'

/** Below fourteen a guardian comes first, except for crying out. */
export const Guardian = (): JSX.Element => {
  const { guardian } = c.value
  return (
    <>
      <section class="card pad stack guardian" role="status">
        <h2>{guardian.title}</h2>
        <p>{guardian.body}</p>
        <a class="btn btn-quiet" href="/sign-in">
          {guardian.register}
        </a>
      </section>
      <section class="card pad stack">
        <p>{guardian.now}</p>
        <a class="btn" href="/chat">
          {guardian.talk}
        </a>
        <HelpCard />
      </section>
    </>
  )
}
