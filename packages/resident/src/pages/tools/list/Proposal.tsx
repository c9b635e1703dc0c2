import type { JSX } from 'preact'
import { go } from '../../../parts/router.ts'
import { proposal, refuse, takeUp } from '../../../selfhelp/proposal.ts'
import { askPerson } from '../../../talk/actions.ts'
import { t } from '../words.ts'

/** At most one gentle proposal; one tap says no. */
export const Proposal = (): JSX.Element | null => {
  const now = proposal.value
  if (!now) return null
  const words = t.value.proposal[now]
  const take = (): void => {
    takeUp()
    if (now === 'person') askPerson()
    else go('/check', 'push', '?pack=quick')
  }
  return (
    <section class="card pad stack proposal">
      <h2>{words.title}</h2>
      <p>{words.body}</p>
      <div class="row">
        <button type="button" class="btn btn-lamp" onClick={take}>
          {words.go}
        </button>
        <button type="button" class="btn btn-quiet" onClick={refuse}>
          {t.value.proposal.no}
        </button>
      </div>
    </section>
  )
}
