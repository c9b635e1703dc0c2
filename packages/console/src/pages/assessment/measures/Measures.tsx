import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import '../../../styles/care/measures.css'
import { call } from '@anxin/kit/caller.ts'
import { reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { bytesOf, download } from '../../../parts/show/download.ts'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import type { Series } from '../../../parts/show/trend/places.ts'
import { Trend } from '../../../parts/show/trend/Trend.tsx'
import { Answers } from './Answers.tsx'
import { Points } from './Points.tsx'

/** Whole scales before short screeners and the project's own checks. */
const fullScalesFirst = (a: Series, b: Series): number =>
  Number(b.bands.length > 0) - Number(a.bands.length > 0) || (b.range?.max ?? 0) - (a.range?.max ?? 0)

/** Everything one person has filled in, each scale beside their own past. */
export function Measures() {
  const { residentId } = useParams({ from: '/shell/measures/$residentId' })
  const { measures: words } = useWords().assessment
  const me = useMe()
  const query = useQuery({
    ...reading('GET /api/assessment/people/:id/measures', { id: residentId }),
    enabled: mayEnter(me, 'fill'),
  })
  const [open, setOpen] = useState<string>()
  return (
    <Page
      gate="fill"
      title={query.data ? words.title(query.data.name ?? words.noName) : words.titleWaiting}
      about={words.about}
      acts={query.data && query.data.series.length > 0 && <PrintButton residentId={residentId} />}
    >
      <Shown query={query} lines={9}>
        {({ series }) =>
          series.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <div className="measures">
              {[...series].sort(fullScalesFirst).map((one) => (
                <OneScale key={one.instrument} series={one} open={setOpen} />
              ))}
            </div>
          )
        }
      </Shown>
      {open && <Answers responseId={open} close={() => setOpen(undefined)} />}
    </Page>
  )
}

function OneScale({ series, open }: { series: Series; open: (responseId: string) => void }) {
  const { measures: words } = useWords().assessment
  const drawn = series.range !== null && series.points.some((point) => point.total !== null)
  return (
    <section className="panel scale-panel" aria-label={series.title}>
      <h2>
        {series.title}
        {series.mark && <span className="tag warn">{words.marks[series.mark] ?? series.mark}</span>}
        <small className="n">
          {words.count(series.points.length)}
          {series.worse !== 'none' &&
            ` · ${series.worse === 'lower' ? words.lowerIsWorse : words.higherIsWorse}`}
        </small>
      </h2>
      {drawn && <Trend series={series} />}
      <Points series={series} open={open} />
      <p className="notice">{series.notice}</p>
    </section>
  )
}

function PrintButton({ residentId }: { residentId: string }) {
  const { measures: words } = useWords().assessment
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const print = async (): Promise<void> => {
    setBusy(true)
    try {
      const { fileName, pdf } = await call('GET /api/assessment/people/:id/measures/print', {
        params: { id: residentId },
        timeoutMs: 60_000,
      })
      download(new Blob([bytesOf(pdf)], { type: 'application/pdf' }), fileName)
      say.yes(words.printed)
    } catch (error) {
      say.no(error as Error)
    }
    setBusy(false)
  }
  return (
    <Button loading={busy} icon={<Icon name="download" size={16} />} onClick={() => void print()}>
      {busy ? words.printing : words.print}
    </Button>
  )
}
