import { callsSomebody } from '@anxin/core/care/calls.ts'
import { type Colour, colours, isMoreUrgent } from '@anxin/core/care/colour.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { holds, useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { serverNow } from '../../../parts/show/times.ts'
import { useEntryAct } from '../entry/acts.ts'
import type { Entry, RuleName } from '../shapes.ts'
import type { FormGiven } from './Forms.tsx'

interface Written {
  colour: Colour | null
  reason: string
}
const empty: Written = { colour: null, reason: '' }

type Needs = 'raise' | 'free' | 'certificate' | 'no_certificate' | 'second_person'

/** What moving from one level to another asks of this person. */
function needsOf(from: Colour, to: Colour, certified: boolean): Needs {
  if (isMoreUrgent(to, from)) return 'raise'
  if (from === 'GREEN' || from === 'GREEN+' || from === 'YELLOW') return 'free'
  if (!certified) return 'no_certificate'
  return from === 'ORANGE' ? 'certificate' : 'second_person'
}

/** Raises at once; lowers as the rules allow, and says beforehand what is needed. */
export function LevelForm({ entry, close }: FormGiven) {
  const { worklist } = useWords()
  const { level: words } = worklist.forms
  const me = useMe()
  const say = useSay()
  const { fields, change, forget } = useKeptForm(`list.level.${entry.id}`, empty)
  const { colour, reason } = fields
  const needs = colour && needsOf(entry.colour, colour, holds(me, 'C-CRISIS', serverNow()))
  const act = useEntryAct('POST /api/worklist/entries/:id/level', (after) => {
    forget()
    if (after.lowering) say.yes(words.asked)
    close()
  })
  const yes =
    needs === 'second_person' ? words.yesAsk : needs === 'raise' || !needs ? words.yesRaise : words.yesLower
  return (
    <ActDialog
      title={words.title}
      about={words.now(worklist.colours[entry.colour])}
      yes={yes}
      danger={needs === 'second_person'}
      ready={colour !== null && needs !== 'no_certificate' && reason.trim().length > 1}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => colour && act.mutate({ params: { id: entry.id }, body: { colour, reason: reason.trim() } })}
    >
      <Choice
        label={words.to}
        value={colour}
        options={colours
          .filter((one) => one !== entry.colour)
          .map((value) => ({ value, label: worklist.colours[value] }))}
        choose={(chosen) => change({ colour: chosen })}
      />
      {needs && colour && <NeedsLine needs={needs} entry={entry} colour={colour} />}
      <Field label={words.reason} hint={words.reasonHint}>
        <Writing value={reason} write={(text) => change({ reason: text })} most={500} rows={3} />
      </Field>
    </ActDialog>
  )
}

function NeedsLine({ needs, entry, colour }: { needs: Needs; entry: Entry; colour: Colour }) {
  const { level: words } = useWords().worklist.forms
  const calls = needs === 'raise' && callsSomebody(entry.rule as Exclude<RuleName, 'CTX3'>, colour)
  const said = {
    raise: words.raise,
    free: words.lowerFree,
    certificate: words.lowerCert,
    no_certificate: words.noCert,
    second_person: words.lowerTwo,
  }[needs]
  return (
    <p className={needs === 'no_certificate' ? 'refusal' : 'needs'} role="status">
      {said} {calls && words.callsSomebody}
    </p>
  )
}
