import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { ownWords } from '../../parts/own.ts'
import { refusalWords } from '../../parts/words.ts'
import { fieldName, linesOf } from '../plan/Together.tsx'
import { p } from '../plan/words.ts'
import '../plan/plan.css'

type Opened = DoorReply<'POST /api/plan/shared'>

/** What somebody was trusted with. It opens by a press, once; the secret stays behind the # and in no log. */
const SharedPlan = (): JSX.Element => {
  const words = p.value.shared
  const [opened, setOpened] = useState<Opened | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const open = async (): Promise<void> => {
    try {
      setOpened(await call('POST /api/plan/shared', { body: { secret: location.hash.slice(1) } }))
      setProblem(null)
    } catch (refused) {
      const code = (refused as { code?: string }).code
      setProblem(code === 'LINK_USED' || code === 'BAD_INPUT' ? words.used : refusalWords(refused))
    }
  }
  return (
    <>
      <TopBar title={words.title} />
      <main id="main" class="page stack" tabIndex={-1}>
        {!opened && (
          <section class="card pad stack">
            <p>{words.about}</p>
            {problem ? (
              <p role="alert">{problem}</p>
            ) : (
              <button type="button" class="btn" onClick={() => void open()}>
                {words.open}
              </button>
            )}
          </section>
        )}
        {opened && (
          <article class="card pad sheet">
            <h2 class="sheet-title">{words.of(opened.name)}</h2>
            <p class="small">{words.once}</p>
            {(Object.keys(opened.fields) as (keyof Opened['fields'])[]).map((name) => (
              <section class="sheet-part" key={name}>
                <h2>{fieldName(name)}</h2>
                <ul class="sheet-lines">
                  {linesOf(opened.fields[name]).map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </section>
            ))}
            <p class="sheet-always">{words.how}</p>
            <p class="small">{ownWords.value.plan.always}</p>
          </article>
        )}
      </main>
    </>
  )
}

export default SharedPlan
