import { findDiagnosticWords } from '@anxin/core/casework/wording.ts'
import { Button } from 'antd'
import { useWords } from '../../../parts/language.tsx'
import { Both } from '../../../parts/show/Both.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import type { useSheet } from './sheet.ts'

type Sheet = Pick<ReturnType<typeof useSheet>, 'fields' | 'clash' | 'unsaved' | 'kept' | 'act' | 'settle'>
/** What stands in a field of a sheet, in words. */
type Told = readonly [label: string, text: string]

/** Words only a doctor may say, with what may stand instead. */
export function Wording({ text }: { text: string }) {
  const { file: words } = useWords().casework
  const found = findDiagnosticWords(text)
  return found.length > 0 ? (
    <p className="case-wording" role="status">
      {words.words(found.join('、'))}
    </p>
  ) : null
}

/** Below a sheet: keep it, who kept it last, and a card with both where two wrote. */
export function SheetFoot({
  sheet,
  keep,
  tell,
  ready = true,
}: {
  sheet: Sheet
  keep: () => void
  /** What stands on a sheet, field by field. */
  tell: (fields: object) => readonly Told[]
  /** False while something that is kept with the sheet is not read yet. */
  ready?: boolean
}) {
  const { file: words } = useWords().casework
  const { clash, kept } = sheet
  const own = tell(sheet.fields)
  const theirs = new Map(clash ? tell(clash.fields) : [])
  return (
    <footer className="sheet-foot">
      <Wording text={own.map(([, text]) => text).join('\n')} />
      {clash && (
        <Both
          about={words.meanwhile(clash.byName)}
          theirs={words.theirs(clash.byName)}
          lines={own.map(([label, mine]) => [label, theirs.get(label) ?? '', mine])}
        >
          <Button onClick={() => sheet.settle('both')}>{words.keepBoth}</Button>
          <Button onClick={() => sheet.settle('mine')}>{words.keepMine}</Button>
          <Button onClick={() => sheet.settle('theirs')}>{words.keepTheirs}</Button>
        </Both>
      )}
      <RefusalLine error={sheet.act.error} />
      <div className="row">
        <Button
          type="primary"
          disabled={!sheet.unsaved || !ready || clash !== undefined}
          loading={sheet.act.isPending}
          onClick={() => keep()}
        >
          {words.keep}
        </Button>
        <span className="hint">
          {sheet.unsaved ? words.draft : kept ? words.by(kept.byName, shortTime(kept.at)) : ''}
        </span>
      </div>
    </footer>
  )
}
