import '../../styles/retention.css'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Holds } from './Holds.tsx'
import { Report } from './Report.tsx'
import { Terms } from './Terms.tsx'

/** How long what is kept and why, who holds it longer, and what was removed. */
export function Retention() {
  const { retention: words } = useWords()
  return (
    <Page gate="retention" title={words.title} about={words.about}>
      <div className="stack">
        <Terms />
        <Holds />
        <Report />
      </div>
    </Page>
  )
}
