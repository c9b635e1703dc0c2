import { mustFindInstrument } from '@anxin/core/scale/registry.ts'
import { Input } from 'antd'
import { useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import type { Instrument } from './shapes.ts'

const empty = { stem: '', items: '', options: '', permission: '', signedBy: '' }
const linesOf = (text: string): string[] => text.split('\n').flatMap((line) => line.trim() || [])

/** The licensed wording of a scoring-only instrument, signed by whoever has the permission. */
export function TextLoad({ instrument, close }: { instrument: Instrument; close: () => void }) {
  const { textLoad: words } = useWords().assessment
  const say = useSay()
  const needed = {
    items: instrument.items,
    options: mustFindInstrument(instrument.id).options.length,
  }
  const { fields, change, forget } = useKeptForm(`text.${instrument.id}`, empty)
  const act = useAct('POST /api/assessment/texts', {
    refresh: ['GET /api/assessment/instruments'],
    done: () => {
      forget()
      say.yes(words.done)
      close()
    },
  })
  const items = linesOf(fields.items)
  const options = linesOf(fields.options)
  const { stem, permission, signedBy } = fields
  const ready =
    items.length === needed.items &&
    options.length === needed.options &&
    stem.trim() !== '' &&
    permission.trim().length >= 5 &&
    signedBy.trim().length > 1
  return (
    <ActDialog
      title={words.title(instrument.title)}
      about={words.about}
      yes={words.yes}
      width={620}
      ready={ready}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          body: {
            instrument: instrument.id,
            ...{ stem: stem.trim(), items, options },
            ...{ permission: permission.trim(), signedBy: signedBy.trim() },
          },
        })
      }
    >
      <Field label={words.stem}>
        <Writing value={stem} write={(text) => change({ stem: text })} most={500} />
      </Field>
      <Field label={words.items(needed.items)} hint={words.count(items.length, needed.items)}>
        <Writing value={fields.items} write={(text) => change({ items: text })} most={20_000} rows={5} />
      </Field>
      <Field label={words.options} hint={words.count(options.length, needed.options)}>
        <Writing value={fields.options} write={(text) => change({ options: text })} most={800} rows={4} />
      </Field>
      <Field label={words.permission} hint={words.permissionHint}>
        <Writing value={permission} write={(text) => change({ permission: text })} most={500} />
      </Field>
      <Field label={words.signedBy}>
        <Input
          value={signedBy}
          maxLength={40}
          onChange={(event) => change({ signedBy: event.target.value })}
        />
      </Field>
    </ActDialog>
  )
}
