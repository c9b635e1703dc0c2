import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../parts/ask/doors.ts'
import { Dialog } from '../../../parts/fill/Dialog.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { Counting } from './Counting.tsx'
import { InstrumentState } from './InstrumentRow.tsx'
import type { Instrument, Site } from './shapes.ts'
import { TextLoad } from './TextLoad.tsx'

/** One instrument whole: what it rests on, why it is not offered, and what may be done about that. */
export function InstrumentDrawer({
  instrument,
  site,
  keeper,
  close,
}: {
  instrument: Instrument
  site: Site
  keeper: boolean
  close: () => void
}) {
  const { library: words, measures } = useWords().assessment
  const [loading, setLoading] = useState(false)
  const facts: readonly [string, string][] = [
    [words.licence, words.licences[instrument.licence.status]],
    [words.certainty, `${instrument.certainty} · ${words.certainties[instrument.certainty]}`],
    [words.wording, words.wordings[instrument.wording] ?? instrument.wording],
    [
      words.english,
      instrument.english
        ? `${instrument.english.certainty} · ${words.englishCertainties[instrument.english.certainty]}`
        : words.englishNone,
    ],
    [words.golden, words.vectors(instrument.goldenVectors)],
    [words.source, words.sources[instrument.source] ?? withoutShelf(instrument.source)],
    [words.notice, `${instrument.licence.notice}\n${words.noticeAbout}`],
  ]
  return (
    <Dialog
      beside
      width={560}
      close={close}
      title={
        <>
          {instrument.title} <InstrumentState instrument={instrument} />
        </>
      }
    >
      <div className="instrument">
        {instrument.mark && <p className="needs">{measures.marks[instrument.mark] ?? instrument.mark}</p>}
        {instrument.whyNot && <p className="needs">{words.whyNotAbout[instrument.whyNot]}</p>}
        <dl className="facts">
          {facts.map(([name, said]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
        {keeper && (
          <div className="acts">
            <Switch instrument={instrument} site={site} />
            {instrument.wording === 'scoring_only' && (
              <Button onClick={() => setLoading(true)}>{words.loadText}</Button>
            )}
          </div>
        )}
        <Counting id={instrument.id} />
      </div>
      {loading && <TextLoad instrument={instrument} close={() => setLoading(false)} />}
    </Dialog>
  )
}

/** The number of the paragraph in the project's own register says nothing to whoever reads it here. */
const withoutShelf = (source: string): string => source.replace(/^Domain specification [^;:]*[;:]\s*/, '')

/** Turns a pack that is off from the start on, or off again. */
function Switch({ instrument, site }: { instrument: Instrument; site: Site }) {
  const { library: words } = useWords().assessment
  const say = useSay()
  const on = site.enabled.includes(instrument.id)
  const act = useAct('PUT /api/assessment/site', {
    refresh: ['GET /api/assessment/instruments'],
    done: () => say.yes(on ? words.turnedOff(instrument.title) : words.turnedOn(instrument.title)),
  })
  if (!on && instrument.whyNot !== 'pack_off') return null
  const enabled = on ? site.enabled.filter((id) => id !== instrument.id) : [...site.enabled, instrument.id]
  return (
    <Button
      type={on ? 'default' : 'primary'}
      loading={act.isPending}
      onClick={() => act.mutate({ body: { signatory: site.signatory, enabled } }, { onError: say.no })}
    >
      {on ? words.turnOff : words.turnOn}
    </Button>
  )
}
