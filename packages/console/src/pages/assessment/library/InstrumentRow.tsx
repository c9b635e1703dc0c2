import { Button } from 'antd'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import type { Instrument } from './shapes.ts'

/** One instrument as a line of the library. */
export function InstrumentRow({ instrument, open }: { instrument: Instrument; open: () => void }) {
  const { library: words, measures } = useWords().assessment
  const mark = instrument.mark && (measures.marks[instrument.mark] ?? instrument.mark)
  return (
    <tr className={instrument.whyNot === null ? '' : 'off'}>
      <td>
        <b>{instrument.title}</b>
        {mark && <em className="tag warn">{mark.split(/，|, /)[0]}</em>}
        {instrument.origin === 'own' && <em className="tag good">{words.own}</em>}
        <small className="n">
          {words.items(instrument.items)} · {words.ages(instrument.minAge, instrument.maxAge)} ·{' '}
          {instrument.version}
        </small>
      </td>
      <td>{words.licences[instrument.licence.status]}</td>
      <td>
        <b className="n certainty">{instrument.certainty}</b> {words.certainties[instrument.certainty]}
      </td>
      <td>{words.wordings[instrument.wording] ?? instrument.wording}</td>
      <td className="n nowrap">{words.vectors(instrument.goldenVectors)}</td>
      <td className="nowrap">
        <InstrumentState instrument={instrument} />
      </td>
      <td className="act">
        <Button
          size="small"
          aria-label={words.open(instrument.title)}
          icon={<Icon name="right" size={14} />}
          onClick={open}
        />
      </td>
    </tr>
  )
}

export function InstrumentState({ instrument }: { instrument: Instrument }) {
  const { library: words } = useWords().assessment
  return instrument.whyNot === null ? (
    <span className="tag good">{words.on}</span>
  ) : (
    <span className="tag" title={words.whyNotAbout[instrument.whyNot]}>
      {words.whyNot[instrument.whyNot]}
    </span>
  )
}
