import { Button } from 'antd'
import { useState } from 'react'
import { useLanguage, useWords } from '../../../../parts/language.tsx'
import { useRefusalText } from '../../../../parts/show/Refusal.tsx'
import { dayName, dayOf, fullTime, shortTime } from '../../../../parts/show/times.ts'
import type { Beside } from '../../../rescue/beside.ts'
import { WhispersAfter } from '../../../rescue/Whispers.tsx'
import type { EventDetail } from '../../forms/fields.ts'
import { LabelForm } from '../../label/LabelForm.tsx'
import { LabelTag } from '../../label/LabelPanel.tsx'
import { useLabels, useMayLabel } from '../../label/labels.ts'
import { marked } from '../Why.tsx'
import type { useOutgoing } from './outgoing.ts'
import type { Line } from './talk.ts'

interface Given {
  event: EventDetail
  lines: readonly Line[]
  outgoing: ReturnType<typeof useOutgoing>
  beside: Beside | undefined
}

/** The lines of the conversation, then the own lines that are still on their way. */
export function Lines({ event, lines, outgoing, beside }: Given) {
  const { crisis } = useWords()
  const { locale } = useLanguage()
  const words = crisis.talk
  const refusal = useRefusalText()
  const quotes = event.reasons.flatMap((reason) => reason.quotes)
  const arrived = new Set(lines.map((line) => line.id))
  const mayLabel = useMayLabel()
  const labels = useLabels(event.id).data?.labels.filter((one) => one.stands)
  const labelOf = (id: string) => labels?.find((one) => one.messageId === id)
  const [labelling, setLabelling] = useState<Line>()
  let day = 0
  return (
    <>
      <WhispersAfter beside={beside} from={0} to={lines[0]?.seq ?? Number.POSITIVE_INFINITY} />
      {lines.map((line, index) => {
        const newDay = dayOf(line.at) !== day
        day = dayOf(line.at)
        return (
          <div key={line.id} className="talk-turn">
            {newDay && <p className="talk-day">{dayName(line.at, locale)}</p>}
            <div className={`line ${line.from}`}>
              <p className="by">
                {line.name ?? crisis.event.from[line.from]}{' '}
                <time className="n" title={fullTime(line.at)}>
                  {shortTime(line.at)}
                </time>
                {line.from === 'person' && <span> · {words.sent}</span>}
                {line.generated && <span className="tag model">{words.generated}</span>}
                {labelOf(line.id) && <LabelTag label={labelOf(line.id)!} />}
                {mayLabel && line.from === 'resident' && (
                  <button type="button" className="label-line" onClick={() => setLabelling(line)}>
                    {crisis.label.line}
                  </button>
                )}
              </p>
              {line.text && (
                <div className="said">{line.from === 'resident' ? marked(line.text, quotes) : line.text}</div>
              )}
              {line.card && <p className="soft">{words.cards[line.card]}</p>}
              {line.choices.length > 0 && (
                <p className="soft">
                  {words.choices}
                  {line.choices.map((choice) => choice.label).join(' / ')}
                </p>
              )}
            </div>
            <WhispersAfter
              beside={beside}
              from={line.seq}
              to={lines[index + 1]?.seq ?? Number.POSITIVE_INFINITY}
            />
          </div>
        )
      })}
      {outgoing.queue
        .filter((line) => !arrived.has(line.id))
        .map((line) => (
          <div className="talk-turn" key={line.id}>
            <div className={`line person ${line.state}`}>
              <p className="by">
                <time className="n">{shortTime(line.at)}</time>
                <span>
                  {' '}
                  ·{' '}
                  {line.state === 'sending'
                    ? words.sending
                    : line.state === 'waiting'
                      ? words.waiting
                      : words.failed}
                </span>
              </p>
              <div className="said">{line.text}</div>
              {line.state === 'failed' && (
                <p className="refusal" role="alert">
                  {line.error ? refusal(line.error) : words.failed}
                  <Button size="small" onClick={() => outgoing.again(line.id)}>
                    {words.retry}
                  </Button>
                  <Button size="small" onClick={() => outgoing.drop(line.id)}>
                    {words.discard}
                  </Button>
                </p>
              )}
            </div>
          </div>
        ))}
      {labelling && (
        <LabelForm
          event={event}
          line={labelling}
          before={labelOf(labelling.id)}
          close={() => setLabelling(undefined)}
        />
      )}
    </>
  )
}
