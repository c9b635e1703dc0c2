import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { reading } from '../../../parts/ask/doors.ts'
import { useWords } from '../../../parts/language.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import type { Task } from '../shapes.ts'

const bare = (phone: string): string => phone.replace(/[^\d+]/g, '')

/** Asked for, not shown by itself: each look at a number is kept in the audit and seen by the person. */
export function Ring({ task }: { task: Task }) {
  const { ring: words } = useWords().casework
  const [asked, setAsked] = useState(false)
  const query = useQuery({
    ...reading('GET /api/casework/tasks/:id/phone', { id: task.id }),
    enabled: asked,
    // a number does not wait in the page for the next one who sits down
    gcTime: 0,
  })
  if (!asked)
    return (
      <p className="ring-line">
        <Button onClick={() => setAsked(true)}>{words.show}</Button>
        <span className="hint">{words.about}</span>
      </p>
    )
  return (
    <Shown query={query}>
      {({ phone, why, lead }) => (
        <div className="ring-line">
          {phone ? (
            <>
              <a className="ring-call n" href={`tel:${bare(phone)}`}>
                {words.dial(phone)}
              </a>
              <span className="hint">{words.discreet}</span>
            </>
          ) : (
            <span>{words.why[why ?? 'unknown']}</span>
          )}
          {lead && (
            <span className="hint">
              {words.lead(lead.name)}{' '}
              {lead.phone && (
                <a className="n" href={`tel:${bare(lead.phone)}`}>
                  {lead.phone}
                </a>
              )}
            </span>
          )}
        </div>
      )}
    </Shown>
  )
}
