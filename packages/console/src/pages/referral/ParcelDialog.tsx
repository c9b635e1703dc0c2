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
import { AnswerForm } from './AnswerForm.tsx'
import { afterWrite, type Parcel } from './shapes.ts'

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
          {parcel.may.length > 0 && (
            <Button type="primary" onClick={() => setAnswering(true)}>
              {words.heardWhat}
            </Button>
          )}
        </>
      )}
      {answering && parcel && (
        <AnswerForm
          title={words.heardWhat}
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
