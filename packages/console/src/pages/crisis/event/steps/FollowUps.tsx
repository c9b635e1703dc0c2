import { Button } from 'antd'
import { FormOfCall } from '../../../../parts/ask/FormOfCall.tsx'
import { useWords } from '../../../../parts/language.tsx'
import { Countdown } from '../../../../parts/show/Countdown.tsx'
import { fullTime, shortTime } from '../../../../parts/show/times.ts'
import type { EventDetail } from '../../forms/fields.ts'
import type { ActName } from '../acts.ts'
import type { Open } from '../EventHead.tsx'

/** The caring contacts after the acute phase, each with its hour. */
export function FollowUps({
  event,
  may,
  open,
}: {
  event: EventDetail
  may: ReadonlySet<ActName>
  open: Open
}) {
  const { crisis } = useWords()
  const { event: words } = crisis
  if (event.followUps.length === 0) return null
  const due = event.followUps.find((each) => each.state !== 'done' && each.state !== 'cancelled')
  return (
    <ul className="follow-ups">
      {event.followUps.map((each) => (
        <li key={each.id} className={each.state}>
          <b className="n">{words.followHours(each.hours)}</b>
          <span className="n" title={fullTime(each.dueAt)}>
            {shortTime(each.dueAt)}
          </span>
          {each.state !== 'done' && each.state !== 'cancelled' && <Countdown dueAt={each.dueAt} />}
          <div className="how">
            <span>
              {crisis.followUpStates[each.state]}
              {each.distress !== null && (
                <em className={each.distress >= 7 ? 'late n' : 'n'}> · {words.distress(each.distress)}</em>
              )}
              {each.tries > 0 && each.state !== 'done' && (
                <em className="n"> · {words.triesMade(each.tries)}</em>
              )}
              {each.planSeen && <em className="soft"> · {words.planSeen}</em>}
              {each.outcome && <em className="soft"> · {each.outcome}</em>}
              {each.form && may.has('contact') && (
                <FormOfCall
                  asked={each.form}
                  person={{ id: event.personId, name: event.name ?? event.number }}
                />
              )}
            </span>
            <div className="acts">
              {each.state === 'decide' && may.has('contact') && (
                <Button
                  size="small"
                  type="primary"
                  danger
                  onClick={() => open.dialog({ name: 'decide', followUp: each })}
                >
                  {words.decide}
                </Button>
              )}
              {each.state !== 'done' && each.state !== 'cancelled' && may.has('contact') && (
                <Button
                  size="small"
                  type={each === due ? 'primary' : 'default'}
                  onClick={() => open.dialog({ name: 'followUp', followUp: each })}
                >
                  {words.acts.followUp}
                </Button>
              )}
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}
