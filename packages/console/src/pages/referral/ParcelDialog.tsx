import { fieldWords } from '@anxin/core/referral/words.ts'
import { call } from '@anxin/kit/caller.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { readAgain, useAct } from '../../parts/ask/doors.ts'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { useLanguage } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Waiting } from '../../parts/show/States.tsx'
import { OpenCaseLink } from '../casework/open/OpenCaseLink.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { afterWrite, type Parcel } from './shapes.ts'

/** Answered with a yes: from here on a case may be opened. */
const taken: ReadonlySet<Parcel['state']> = new Set(['ACCEPTED', 'APPT_SET', 'ATTENDED', 'RESULT_RETURNED'])

/** A packet somebody sent here: opening it counts as received. */
export function ParcelDialog({ id, close }: { id: string; close: () => void }) {
  const { words: all, locale } = useLanguage()
  const words = all.referral
  const [parcel, setParcel] = useState<Parcel>()
  const [answering, setAnswering] = useState(false)
  const open = useMutation({
    mutationFn: () => call('POST /api/referral/inbox/:id/opening', { params: { id } }),
    onSuccess: (reply) => {
      setParcel(reply)
      readAgain(...afterWrite)
    },
  })
  const { mutate } = open
  useEffect(() => mutate(), [mutate])
  const answer = useAct('POST /api/referral/inbox/:id/answers', {
    refresh: afterWrite,
    done: (reply) => {
      setParcel(reply)
      setAnswering(false)
    },
  })
  return (
    <Dialog
      title={parcel ? `${parcel.number} · ${words.states[parcel.state]}` : words.views.in}
      close={close}
      width={620}
    >
      <RefusalLine error={open.error} />
      {!parcel && !open.error && <Waiting lines={5} />}
      {parcel && (
        <>
          <dl className="letter-leaves">
            {parcel.packet.map((one) => (
              <div key={one.field}>
                <dt>{fieldWords[locale][one.field]}</dt>
                <dd>{one.text}</dd>
              </div>
            ))}
          </dl>
          {parcel.said.map((one) => (
            <p key={one.at} className="hint">
              {one.by}：{one.text}
            </p>
          ))}
          <div className="letter-acts">
            {parcel.may.length > 0 && (
              <Button type="primary" onClick={() => setAnswering(true)}>
                {words.reply}
              </Button>
            )}
            {taken.has(parcel.state) && (
              <OpenCaseLink
                name={parcel.packet.find(({ field }) => field === 'calledName')?.text ?? null}
                source="referral"
                from={parcel.id}
              />
            )}
          </div>
        </>
      )}
      {answering && parcel && (
        <AnswerForm
          title={words.reply}
          choices={parcel.may}
          pending={answer.isPending}
          error={answer.error}
          close={() => setAnswering(false)}
          send={(body) => answer.mutate({ params: { id }, body })}
        />
      )}
    </Dialog>
  )
}
