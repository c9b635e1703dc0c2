import type { RiskLevel } from '@anxin/core/risk/level.ts'
import { levelRank } from '@anxin/core/risk/level.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { unseal } from '../../../platform/privacy.ts'
import { severityOf } from '../policy.ts'
import { type LabelledLine, listLabelled } from '../store.ts'
import { withoutIdentity } from './copy.ts'

/** Labelled lines as the trainer reads them, and how many could not be given. */
export interface LabelledLines {
  /** JSON, one line each. */
  readonly rows: readonly string[]
  /** Their writers do not allow `training`. */
  readonly withoutConsent: number
  /** No longer kept. */
  readonly gone: number
}

const graver = (level: RiskLevel | null): RiskLevel => (level && levelRank(level) >= levelRank('L2') ? level : 'L2')

function rowOf(line: LabelledLine, text: string): string {
  const risk = line.label !== 'false_alarm'
  const severity = risk ? severityOf(graver(line.level ?? line.screened)) : 'none'
  return JSON.stringify({ text, label: risk ? 'risk' : 'none', kind: 'local', severity, subject: line.subject })
}

/** Labelled lines of residents of this agency who allow `training`, without identity. */
export async function labelledLines(ctx: Ctx): Promise<LabelledLines> {
  const lines = await listLabelled(ctx)
  const allowed = lines.filter((line) => line.allowed)
  const rows = allowed.flatMap((line) => {
    const text = unseal(ctx, 'message.text', line.id, line.text_sealed)
    const name = unseal(ctx, 'resident.name', line.resident_id, line.name_sealed)
    return text === null ? [] : [rowOf(line, withoutIdentity(text, name ? [name] : []))]
  })
  return { rows, withoutConsent: lines.length - allowed.length, gone: allowed.length - rows.length }
}
