import { type Colour, colours } from '@anxin/core/care/colour.ts'
import { changeOf } from '@anxin/core/casework/colour.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../parts/ask/doors.ts'
import { holds, useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Both } from '../../../parts/show/Both.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { serverNow } from '../../../parts/show/times.ts'
import { type Case, refresh } from '../shapes.ts'

/** How urgent the case is, said by a person with why. */
export function ColourDialog({ one, close }: { one: Case; close: () => void }) {
  const { casework, worklist } = useWords()
  const { file: words } = casework
  const me = useMe()
  const say = useSay()
  const [colour, setColour] = useState<Colour | null>(null)
  const [reason, setReason] = useState('')
  const [seen, setSeen] = useState(one.colour)
  const [missed, setMissed] = useState(false)
  const act = useAct('PUT /api/casework/cases/:id/colour', {
    refresh,
    done: ({ state }) => {
      if (state === 'meanwhile') return setMissed(true)
      if (state === 'asked') say.yes(words.lowered)
      close()
    },
  })
  // the case is read again where somebody else said something: who, and why
  const last = one.changes.find(({ what }) => what === 'casework.colour_changed')
  const crisis = holds(me, 'C-CRISIS', serverNow())
  // what this colleague may not say is not offered; the house decides
  const offered = colours.filter((to) => {
    const change = changeOf(one.colour, to)
    return change === 'reason' || (change !== 'same' && crisis)
  })
  return (
    <ActDialog
      title={words.recolour}
      about={words.recolourAbout}
      yes={words.recolour}
      width={620}
      ready={colour !== null && !missed && reason.trim().length > 1}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        colour && act.mutate({ params: { id: one.id }, body: { colour, reason: reason.trim(), seen } })
      }
    >
      <Choice
        label={words.recolourTo}
        value={colour}
        options={offered.map((value) => ({ value, label: worklist.colours[value] }))}
        choose={setColour}
      />
      <Field label={words.recolourWhy} wide>
        <Writing value={reason} write={setReason} most={500} />
      </Field>
      {missed && colour && one.colour !== seen && (
        <Both
          about={words.colourMeanwhile}
          theirs={last?.byName ? words.theirs(last.byName) : words.colourByHouse}
          lines={[
            [words.recolourTo, worklist.colours[one.colour], worklist.colours[colour]],
            [words.recolourWhy, last?.text ?? '', reason],
          ]}
        >
          <Button
            onClick={() => {
              setSeen(one.colour)
              setMissed(false)
            }}
          >
            {words.keepMine}
          </Button>
          <Button onClick={close}>{words.keepTheirs}</Button>
        </Both>
      )}
    </ActDialog>
  )
}
