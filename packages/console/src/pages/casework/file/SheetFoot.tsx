import { findDiagnosticWords } from '@anxin/core/casework/wording.ts'
import { Button } from 'antd'
import { useWords } from '../../../parts/language.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import type { useSheet } from './sheet.ts'

type Sheet = Pick<ReturnType<typeof useSheet>, 'fields' | 'clash' | 'unsaved' | 'kept' | 'act' | 'settle'>

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

const textsOf = (fields: object): string =>
  Object.values(fields)
    .filter((value): value is string => typeof value === 'string')
    .join('\n')

/** Below a sheet: keep it, who kept it last, and a card with both where two wrote. */
export function SheetFoot({
  sheet,
  keep,
  tell = textsOf,
}: {
  sheet: Sheet
  keep: () => void
  /** What stands on a sheet, in words. */
  tell?: (fields: object) => string
}) {
  const { file: words } = useWords().casework
  const { clash, kept } = sheet
  return (
    <footer className="sheet-foot">
      <Wording text={tell(sheet.fields)} />
      {clash && (
        <div className="case-clash" role="alert">
          <p>{words.meanwhile(clash.byName)}</p>
          <div className="pair">
            <div>
              <b>{words.theirs(clash.byName)}</b>
              <p className="both">{tell(clash.fields)}</p>
            </div>
            <div>
              <b>{words.yours}</b>
              <p className="both">{tell(sheet.fields)}</p>
            </div>
          </div>
          <Button onClick={() => sheet.settle('both')}>{words.keepBoth}</Button>
          <Button onClick={() => sheet.settle('mine')}>{words.keepMine}</Button>
          <Button onClick={() => sheet.settle('theirs')}>{words.keepTheirs}</Button>
        </div>
      )}
      <RefusalLine error={sheet.act.error} />
      <div className="row">
        <Button
          type="primary"
          disabled={!sheet.unsaved || clash !== undefined}
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
