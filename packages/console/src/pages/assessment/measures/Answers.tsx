import { useQuery } from '@tanstack/react-query'
import { reading } from '../../../parts/ask/doors.ts'
import { Dialog } from '../../../parts/fill/Dialog.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { fullTime } from '../../../parts/show/times.ts'

/** One filled-in form, in the version in which it was answered. */
export function Answers({ responseId, close }: { responseId: string; close: () => void }) {
  const { worklist, assessment } = useWords()
  const { measures: words } = assessment
  const query = useQuery(reading('GET /api/assessment/responses/:id', { id: responseId }))
  const { data } = query
  return (
    <Dialog beside width={520} title={data?.title ?? words.answers} close={close}>
      <Shown query={query}>
        {(form) => (
          <div className="answers">
            <p className="n about">
              {fullTime(form.at).slice(0, 16)} · {words.version(form.version)} ·{' '}
              {form.proxyRelation
                ? words.proxyBy(worklist.relations[form.proxyRelation])
                : worklist.modes[form.mode]}
              {form.language === 'en' && ` · ${words.inEnglish}`}
              {form.mark && <em className="tag warn">{words.marks[form.mark] ?? form.mark}</em>}
            </p>
            <ol>
              {form.items.map((item) => (
                <li key={item.id} className={item.safety ? 'safety' : ''}>
                  <span>
                    <b className="n">{item.id}</b> {item.text}
                    {item.safety && <em className="tag warn">{words.safetyItem}</em>}
                  </span>
                  <span className="given">
                    {item.answer ?? <i className="hint">{words.skipped}</i>}
                    {item.value !== null && <b className="n">{item.value}</b>}
                  </span>
                </li>
              ))}
            </ol>
            <p className="total n">
              {words.total} <b>{form.point.total ?? '—'}</b>{' '}
              {form.point.bandLabel && (words.bands[form.point.bandLabel] ?? form.point.bandLabel)}
            </p>
            <p className="notice">{form.notice}</p>
          </div>
        )}
      </Shown>
    </Dialog>
  )
}
