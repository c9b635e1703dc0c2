import { isUnderWay } from '../../../parts/ask/sitting/send.ts'
import { isSent, type Sitting } from '../../../parts/ask/sitting/shape.ts'
import { useWords } from '../../../parts/language.tsx'

/** Whether the house has what is on this device, in words. */
export function SentMark({ sitting }: { sitting: Sitting }) {
  const { assessment, refusals } = useWords()
  const { state } = assessment.fill
  const { refused } = sitting
  const tone = refused ? 'bad' : isSent(sitting) ? 'good' : 'lamp'
  const said = refused
    ? state.refused(refusals[refused as keyof typeof refusals] ?? refused)
    : isSent(sitting)
      ? state.sent
      : isUnderWay(sitting.id) && navigator.onLine
        ? state.sending
        : state.waiting
  return (
    <span className={`tag ${tone}`} role="status">
      {said}
    </span>
  )
}
