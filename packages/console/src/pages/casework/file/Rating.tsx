import { satisfactionWords } from '@anxin/core/casework/satisfaction.words.ts'
import { isOver } from '@anxin/core/casework/state.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import { type Case, refresh } from '../shapes.ts'
import { type RatingWay, ratingWays, useRatingFields } from './RatingFields.tsx'

type Kept = NonNullable<Reply<'GET /api/record/cases/:id/rating'>['rating']>
const again = ['GET /api/record/cases/:id/rating', ...refresh] as const

/** What the person says of the service at its end: answered by them, written down for them, or not wished. */
export function Rating({ one }: { one: Case }) {
  const { closing: words } = useWords().casework
  const query = useQuery(reading('GET /api/record/cases/:id/rating', { id: one.id }))
  const [writing, setWriting] = useState<RatingWay>()
  const names: Readonly<Record<RatingWay, string>> = {
    written: words.rateWrite,
    declined: words.rateDeclined,
    unreached: words.rateUnreached,
  }
  return (
    <section className="panel case-sheet" aria-label={words.satisfaction}>
      <h3>{words.satisfaction}</h3>
      <Shown query={query} lines={2}>
        {({ rating }) => {
          const open = !rating || rating.how === 'declined' || rating.how === 'unreached'
          return (
            <>
              {rating ? <Said rating={rating} /> : <p className="hint">{words.satisfactionAbout}</p>}
              {open && !isOver(one.state) && (
                <div className="row">
                  {ratingWays.map((way, at) => (
                    <Button key={way} type={at === 0 ? 'default' : 'text'} onClick={() => setWriting(way)}>
                      {names[way]}
                    </Button>
                  ))}
                </div>
              )}
            </>
          )
        }}
      </Shown>
      {writing && (
        <WriteDown one={one} way={writing} title={names[writing]} close={() => setWriting(undefined)} />
      )}
    </section>
  )
}

function Said({ rating }: { rating: Kept }) {
  const { words: all, locale } = useLanguage()
  const { closing: words } = all.casework
  const { items, options } = satisfactionWords[locale]
  return (
    <div className="case-satisfaction">
      <p>
        <span className={rating.how === 'unreached' ? 'tag warn' : 'tag good'}>
          {words.rateWays[rating.how]}
        </span>{' '}
        <small className="hint n">
          {rating.byName} {shortTime(rating.at)}
        </small>
      </p>
      {rating.note && <p>{rating.note}</p>}
      {rating.answers && (
        <dl className="case-rated">
          {items.map((item, at) => {
            const answer = rating.answers?.[at]
            return (
              <div key={item}>
                <dt>{item}</dt>
                <dd className="n">{answer ? `${answer} · ${options[answer - 1]}` : words.rateOpen}</dd>
              </div>
            )
          })}
        </dl>
      )}
      {rating.text && <p>{rating.text}</p>}
    </div>
  )
}

function WriteDown({
  one,
  way,
  title,
  close,
}: {
  one: Case
  way: RatingWay
  title: string
  close: () => void
}) {
  const { closing: words } = useWords().casework
  const { ready, said, fields } = useRatingFields()
  const act = useAct('POST /api/record/cases/:id/rating', { refresh: again, done: close })
  return (
    <ActDialog
      title={title}
      yes={words.rateKeep}
      ready={ready(way)}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: one.id }, body: said(way) })}
    >
      {fields(way)}
    </ActDialog>
  )
}
