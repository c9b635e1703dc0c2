import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import '../../styles/network.css'
import { reading } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { ProviderDialog } from '../identity/ProviderDialog.tsx'
import { certificateState, standing } from './certificate.ts'
import { Invite } from './Invite.tsx'
import { PersonDrawer } from './PersonDrawer.tsx'

/** Staff of the agency: who may do what, where, and until when. */
export function People() {
  const { network, identity, act } = useWords()
  const { people: words } = network
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/network/people'), enabled: mayEnter(me, 'people') })
  const [text, setText] = useState('')
  const [openId, setOpenId] = useState<string>()
  const [inviting, setInviting] = useState(false)
  const [providing, setProviding] = useState(false)
  const keeper = mayEnter(me, 'peopleKeeping')
  const open = query.data?.people.find((person) => person.id === openId)
  const asked = text.trim().toLowerCase()
  return (
    <Page
      gate="people"
      title={words.title}
      about={words.about}
      acts={
        keeper && (
          <>
            <Button onClick={() => setProviding(true)}>{identity.oidc.title}</Button>
            <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setInviting(true)}>
              {words.invite}
            </Button>
          </>
        )
      }
    >
      <div className="filters">
        <Input
          className="wide-find"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={words.find}
          aria-label={words.find}
          prefix={<Icon name="search" size={16} />}
          allowClear
        />
        {query.data && <span className="hint n">{words.count(query.data.people.length)}</span>}
      </div>
      <Shown query={query}>
        {({ people }) => {
          const found = people.filter(
            (person) =>
              !asked ||
              person.name.toLowerCase().includes(asked) ||
              person.loginName.toLowerCase().includes(asked),
          )
          if (found.length === 0)
            return (
              <div className="sheet">
                <Nothing title={people.length === 0 ? words.none : words.noneFound} />
              </div>
            )
          return (
            <div className="sheet">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{words.name}</th>
                    <th scope="col">{words.roles}</th>
                    <th scope="col">{words.certificates}</th>
                    <th scope="col">{words.totp}</th>
                    <th scope="col">{words.state}</th>
                    <th scope="col">
                      <span className="unseen">{act.acts}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {found.map((person) => (
                    <tr key={person.id} className={person.state === 'suspended' ? 'off' : ''}>
                      <td className="nowrap">
                        <b>{person.name + (person.id === me?.personId ? words.self : '')}</b>
                        <small className="n">
                          {person.loginName}
                          {person.phoneTail && ` · ${person.phoneTail}`}
                        </small>
                      </td>
                      <td>
                        {person.grants.length === 0 && <span className="hint">{words.noRoles}</span>}
                        {person.grants.map((grant) => (
                          <span key={grant.id} className="role">
                            <b>{network.roles[grant.role]}</b> {grant.unitName}
                          </span>
                        ))}
                      </td>
                      <td>
                        <span className="tags">
                          {standing(person.certificates).map((certificate) => (
                            <span
                              key={certificate.id}
                              className={`tag n ${certificateState(certificate.validUntil)}`}
                            >
                              {network.duties[certificate.duty]} {words.validUntil(certificate.validUntil)}
                            </span>
                          ))}
                        </span>
                      </td>
                      <td className="nowrap">
                        {person.totp ? words.totpYes : <span className="hint">{words.totpNo}</span>}
                      </td>
                      <td>
                        <span
                          className={`tag ${person.state === 'active' ? 'good' : person.state === 'invited' ? 'lamp' : ''}`}
                        >
                          {words.states[person.state]}
                        </span>
                      </td>
                      <td className="act">
                        <Button
                          size="small"
                          aria-label={words.open(person.name)}
                          icon={<Icon name="right" size={14} />}
                          onClick={() => setOpenId(person.id)}
                        />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }}
      </Shown>
      {open && <PersonDrawer person={open} keeper={keeper} close={() => setOpenId(undefined)} />}
      {inviting && <Invite close={() => setInviting(false)} invited={(person) => setOpenId(person.id)} />}
      {providing && <ProviderDialog close={() => setProviding(false)} />}
    </Page>
  )
}
