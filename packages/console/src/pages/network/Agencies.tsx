import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import '../../styles/network.css'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { PlaceField } from '../../parts/fill/PlaceField.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { LinkDialog } from './Invite.tsx'

type Agency = Reply<'GET /api/network/agencies'>['agencies'][number]
interface Link {
  readonly name: string
  readonly link: string
}

/** Agencies that share the house; another one is added here, and handed over by a one-time link. */
export function Agencies() {
  const { network } = useWords()
  const { agencies: words } = network
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/network/agencies'), enabled: mayEnter(me, 'agencies') })
  const [adding, setAdding] = useState(false)
  const [link, setLink] = useState<Link>()
  return (
    <Page
      gate="agencies"
      title={words.title}
      about={words.about}
      acts={
        <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      }
    >
      <Shown query={query}>
        {({ agencies }) =>
          agencies.length === 0 ? (
            <Nothing title={words.none} />
          ) : (
            <div className="sheet">
              <List agencies={agencies} made={setLink} />
            </div>
          )
        }
      </Shown>
      {adding && <AddAgency close={() => setAdding(false)} made={setLink} />}
      {link && (
        <LinkDialog
          title={words.linkTitle}
          about={words.linkAbout(link.name)}
          link={link.link}
          close={() => setLink(undefined)}
        />
      )}
    </Page>
  )
}

function List({ agencies, made }: { agencies: readonly Agency[]; made: (link: Link) => void }) {
  const { network, act } = useWords()
  const { agencies: words } = network
  const say = useSay()
  const renew = useAct('POST /api/network/agencies/:id/links')
  const ask = ({ id, name }: Agency): void =>
    renew.mutate({ params: { id } }, { onSuccess: ({ link }) => made({ name, link }), onError: say.no })
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.cabins}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">
            <span className="unseen">{act.acts}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {agencies.map((agency) => (
          <tr key={agency.id}>
            <td>
              <b>{agency.name}</b> {agency.own && <span className="tag good">{words.own}</span>}
            </td>
            <td className="words">{agency.cabins.join(' · ')}</td>
            <td className="nowrap n">
              {agency.setUpAt ? (
                words.setUp(agency.setUpAt.slice(0, 10))
              ) : (
                <span className="tag lamp">{words.waiting}</span>
              )}
            </td>
            <td className="act">
              {!agency.setUpAt && (
                <Button size="small" aria-label={`${words.link} ${agency.name}`} onClick={() => ask(agency)}>
                  {words.link}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AddAgency({ close, made }: { close: () => void; made: (link: Link) => void }) {
  const { network } = useWords()
  const { agencies: words } = network
  const [ids] = useState(() => ({ id: newId(), cabinId: newId() }))
  const [name, setName] = useState('')
  const [cabinName, setCabin] = useState('')
  const [parentId, setParent] = useState<string | null>(null)
  const add = useAct('POST /api/network/agencies', {
    refresh: ['GET /api/network/agencies', 'GET /api/network/units'],
    done: ({ link }) => {
      made({ name: name.trim(), link })
      close()
    },
  })
  return (
    <ActDialog
      title={words.add}
      about={words.addAbout}
      yes={words.add}
      ready={name.trim().length >= 2 && cabinName.trim().length >= 2 && parentId !== null}
      pending={add.isPending}
      error={add.error}
      close={close}
      send={() =>
        parentId && add.mutate({ body: { ...ids, parentId, name: name.trim(), cabinName: cabinName.trim() } })
      }
    >
      <Field label={words.name}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={60} autoFocus />
      </Field>
      <Field label={words.cabin}>
        <Input value={cabinName} onChange={(event) => setCabin(event.target.value)} maxLength={60} />
      </Field>
      <PlaceField
        label={words.place}
        roles={['platform_admin']}
        value={parentId}
        choose={setParent}
        not="cabin"
      />
    </ActDialog>
  )
}
