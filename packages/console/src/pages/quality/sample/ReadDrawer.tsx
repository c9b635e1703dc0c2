import { useQuery } from '@tanstack/react-query'
import { reading } from '../../../parts/ask/doors.ts'
import { Dialog } from '../../../parts/fill/Dialog.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import type { SampleLine } from '../shapes.ts'
import { RateForm } from './RateForm.tsx'

/** One talk without identity beside the list, and the ratings of whoever reads it. */
export function ReadDrawer({ id, mayRate, close }: { id: string; mayRate: boolean; close: () => void }) {
  const { sample: words } = useWords().quality
  const query = useQuery({ ...reading('GET /api/quality/samples/:id', { id }), staleTime: 60_000 })
  return (
    <Dialog
      title={query.data ? words.title(query.data.week) : words.talk}
      close={close}
      width={mayRate ? 980 : 620}
    >
      <Shown query={query} lines={7}>
        {(sample) => (
          <div className={mayRate ? 'reading' : 'reading alone'}>
            <CopiedTalk lines={sample.lines} />
            {mayRate && <RateForm sample={sample} close={close} />}
          </div>
        )}
      </Shown>
    </Dialog>
  )
}

function CopiedTalk({ lines }: { lines: readonly SampleLine[] }) {
  const { quality, crisis } = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
    <section className="copied" tabIndex={0} aria-label={quality.sample.talk}>
      {lines.map((line, index) => {
        const before = lines[index - 1]
        const goesOn = before?.from === line.from && before.minute === line.minute && !line.generated
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a frozen copy has no other order
          <div key={index} className={goesOn ? `line more ${line.from}` : `line ${line.from}`}>
            {!goesOn && (
              <p className="by">
                {quality.from[line.from]} <time className="n">{quality.sample.minute(line.minute)}</time>
                {line.generated && <span className="tag model">{crisis.talk.generated}</span>}
              </p>
            )}
            <div className="said">{line.text}</div>
          </div>
        )
      })}
    </section>
  )
}
