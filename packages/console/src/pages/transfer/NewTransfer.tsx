import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import '../../styles/care/referral.css'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { transferNewRoute } from '../../routes-referral.tsx'
import { AgreedFields, agreedOf, emptyAgreed, isAgreed } from './Agreed.tsx'
import { Moves, Remains } from './Counts.tsx'
import { afterWrite, type Preview } from './shapes.ts'

/** From the case file: what would go, what would stay, whether the person wishes it; then it is offered. */
export function NewTransfer() {
  const { transfer: words, casework } = useWords()
  const { caseId } = transferNewRoute.useParams()
  const file = useQuery(reading('GET /api/casework/cases/:id', { id: caseId }))
  const residentId = file.data?.case.residentId
  const query = useQuery({
    ...reading('GET /api/transfer/previews/:residentId', { residentId: residentId ?? '' }),
    enabled: residentId !== undefined,
  })
  const name = file.data && (file.data.case.name ?? casework.list.noName)
  return (
    <Page
      gate="transfer"
      back={
        <Link to="/cases/$caseId" params={{ caseId }} className="to-list">
          <Icon name="left" size={16} />
          {words.toFile}
        </Link>
      }
      title={name ? `${words.begin} · ${name}` : words.begin}
      about={words.beginAbout}
    >
      <Shown query={file.error ? (file as never) : query} lines={8}>
        {(preview: Preview) => (
          <div className="letter-cols">
            <div className="stack">
              <Asking preview={preview} residentId={residentId!} />
            </div>
            <div className="stack">
              <Moves {...preview} />
              <Remains {...preview} />
            </div>
          </div>
        )}
      </Shown>
    </Page>
  )
}

const empty = { toTenant: '', reason: '', ...emptyAgreed }

function Asking({ preview, residentId }: { preview: Preview; residentId: string }) {
  const { transfer: words } = useWords()
  const navigate = useNavigate()
  const say = useSay()
  const form = useKeptForm(`transfer.${residentId}`, empty)
  const { fields, change } = form
  const act = useAct('POST /api/transfer/transfers', {
    refresh: afterWrite,
    done: ({ id }) => {
      form.forget()
      say.yes(words.offered)
      void navigate({ to: '/transfers/$transferId', params: { transferId: id } })
    },
  })
  if (preview.blocks.length > 0) return <Blocks blocks={preview.blocks} />
  const ready =
    fields.toTenant !== '' && fields.reason.trim().length >= 4 && isAgreed(fields, preview.consentFrom)
  const send = (): void =>
    act.mutate({
      body: {
        ...{ id: form.id, residentId, toTenant: fields.toTenant, reason: fields.reason.trim() },
        agreed: agreedOf(fields),
      },
    })
  return (
    <section className="panel" aria-label={words.begin}>
      <Field label={words.agency} hint={preview.partners.length === 0 ? words.noAgency : undefined}>
        <Select
          value={fields.toTenant || null}
          onChange={(toTenant) => change({ toTenant: toTenant ?? '' })}
          options={preview.partners.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Field>
      <Field label={words.reason} wide>
        <Writing value={fields.reason} write={(reason) => change({ reason })} most={600} />
      </Field>
      <AgreedFields
        fields={fields}
        change={change}
        from={preview.consentFrom}
        text={preview.consent[fields.toTenant]}
      />
      <RefusalLine error={act.error} />
      <div className="letter-acts">
        <Button type="primary" disabled={!ready} loading={act.isPending} onClick={send}>
          {words.offer}
        </Button>
      </div>
    </section>
  )
}

/** Where each is settled. */
const settledAt = {
  open_event: '/',
  open_path: '/severe',
  open_report: '/safeguard/children',
  open_referral: '/referrals',
  offered: '/transfers',
} as const satisfies Record<Preview['blocks'][number], string>

function Blocks({ blocks }: { blocks: Preview['blocks'] }) {
  const { transfer: words } = useWords()
  return (
    <section className="panel" role="status" aria-label={words.blocked}>
      <h2>{words.blocked}</h2>
      <ul className="sending-rules">
        {blocks.map((block) => (
          <li key={block}>
            <Link className="link" to={settledAt[block]}>
              {words.blocks[block]}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
