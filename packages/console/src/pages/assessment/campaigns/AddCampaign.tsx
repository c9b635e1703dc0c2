import { type PackCode, packCodes, packs } from '@anxin/core/care/plan/packs.ts'
import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import { findDiagnosticWords } from '@anxin/core/casework/wording.ts'
import { Input, InputNumber, Select } from 'antd'
import { type Reply, useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { gates } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { PlaceField } from '../../../parts/fill/PlaceField.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useLanguage } from '../../../parts/language.tsx'
import { isoDay, serverNow } from '../../../parts/show/times.ts'

export type Opened = Pick<Reply<'POST /api/assessment/campaigns'>, 'campaign' | 'codes'>

interface Written {
  title: string
  unitId: string | null
  pack: PackCode
  from: string
  until: string
  invitations: number | null
  consentText: string | null
}
const dayMs = 86_400_000
const least = 10
const most = 5000
/** What somebody may fill in alone. */
const offered = packCodes.filter((code) => !packs[code].workerLed)

/** Opens a campaign; its codes come back once. */
export function AddCampaign({ close, opened }: { close: () => void; opened: (opened: Opened) => void }) {
  const { words: all, locale } = useLanguage()
  const { form: words } = all.assessment.campaigns
  const { id, fields, change, forget } = useKeptForm<Written>('campaign', {
    ...{ title: '', unitId: null, pack: 'quick', invitations: 100, consentText: null },
    ...{ from: isoDay(serverNow()), until: isoDay(serverNow() + 14 * dayMs) },
  })
  const consentText = fields.consentText ?? words.consentDefault
  const act = useAct('POST /api/assessment/campaigns', {
    refresh: ['GET /api/assessment/campaigns'],
    done: (reply) => {
      forget()
      close()
      opened(reply)
    },
  })
  const { unitId, invitations } = fields
  const doctors = (text: string): string | false => {
    const found = findDiagnosticWords(text)
    return found.length > 0 && words.doctors(found)
  }
  const wrong = { title: doctors(fields.title), consent: doctors(consentText) }
  const ready =
    fields.title.trim().length > 1 &&
    unitId !== null &&
    invitations !== null &&
    fields.from !== '' &&
    fields.until >= fields.from &&
    consentText.trim().length >= 10 &&
    !wrong.title &&
    !wrong.consent
  const send = (): void => {
    if (unitId === null || invitations === null) return
    const { title, pack, from, until } = fields
    act.mutate({ body: { id, title: title.trim(), unitId, pack, from, until, invitations, consentText } })
  }
  return (
    <ActDialog
      title={words.title}
      about={words.about}
      yes={words.yes}
      width={620}
      ready={ready}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      <Field label={words.name} hint={words.nameHint} wrong={wrong.title}>
        <Input
          value={fields.title}
          maxLength={60}
          onChange={(event) => change({ title: event.target.value })}
        />
      </Field>
      <div className="pair">
        <PlaceField
          label={words.place}
          roles={gates.campaigns}
          value={unitId}
          choose={(chosen) => change({ unitId: chosen })}
        />
        <Field label={words.pack}>
          <Select
            value={fields.pack}
            options={offered.map((code) => ({ value: code, label: packWords[locale][code].title }))}
            onChange={(pack) => change({ pack })}
          />
        </Field>
        <Field label={words.from}>
          <Input type="date" value={fields.from} onChange={(event) => change({ from: event.target.value })} />
        </Field>
        <Field label={words.until}>
          <Input
            type="date"
            value={fields.until}
            onChange={(event) => change({ until: event.target.value })}
          />
        </Field>
      </div>
      <Field label={words.count} hint={words.countHint}>
        <InputNumber
          value={invitations}
          min={least}
          max={most}
          precision={0}
          onChange={(value) => change({ invitations: value })}
        />
      </Field>
      <Field label={words.consent} hint={words.consentHint} wrong={wrong.consent}>
        <Writing value={consentText} write={(text) => change({ consentText: text })} most={1000} rows={4} />
      </Field>
    </ActDialog>
  )
}
