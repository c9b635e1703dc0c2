import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { useMe } from '../../parts/ask/who.ts'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Certificates } from './Certificates.tsx'
import { ChangePhone } from './ChangePhone.tsx'
import type { Person } from './certificate.ts'
import { Grants } from './Grants.tsx'
import { LinkDialog } from './Invite.tsx'

/** One colleague: roles, certificates, and whether they may come in. */
export function PersonDrawer({
  person,
  keeper,
  close,
}: {
  person: Person
  keeper: boolean
  close: () => void
}) {
  const { network } = useWords()
  const { people: words } = network
  const me = useMe()
  const say = useSay()
  const [link, setLink] = useState<string>()
  const refresh = { refresh: ['GET /api/network/people', 'GET /api/roster/week'] } as const
  const state = useAct('PUT /api/network/people/:id/state', refresh)
  const reset = useAct('POST /api/network/people/:id/resets', {
    ...refresh,
    done: (reply) => setLink(reply.link),
  })
  const self = person.id === me?.personId
  const turn = (to: 'active' | 'suspended'): void =>
    state.mutate({ params: { id: person.id }, body: { state: to } }, { onError: say.no })
  return (
    <Dialog
      beside
      title={
        <>
          {person.name}{' '}
          <span
            className={`tag ${person.state === 'active' ? 'good' : person.state === 'invited' ? 'lamp' : ''}`}
          >
            {words.states[person.state]}
          </span>
        </>
      }
      close={close}
      width={520}
    >
      <div className="person">
        <dl className="facts">
          <div>
            <dt>{words.loginName}</dt>
            <dd className="n">{person.loginName}</dd>
          </div>
          <div>
            <dt>{words.phone}</dt>
            <dd className={person.phoneTail ? 'n' : 'late'}>{person.phoneTail ?? words.noPhone}</dd>
          </div>
          <div>
            <dt>{words.totp}</dt>
            <dd>{person.totp ? words.totpYes : words.totpNo}</dd>
          </div>
        </dl>
        {keeper && <ChangePhone person={person} />}
        <Grants person={person} keeper={keeper} />
        <Certificates person={person} keeper={keeper} />
        {keeper && !self && (
          <section className="acts">
            <Popconfirm
              title={words.reset}
              description={words.resetAsk(person.name)}
              okText={words.reset}
              onConfirm={() => reset.mutate({ params: { id: person.id } }, { onError: say.no })}
            >
              <Button loading={reset.isPending}>{words.reset}</Button>
            </Popconfirm>
            {person.state === 'suspended' ? (
              <Button loading={state.isPending} onClick={() => turn('active')}>
                {words.restore}
              </Button>
            ) : (
              <Popconfirm
                title={words.suspend}
                description={words.suspendAsk(person.name)}
                okText={words.suspend}
                okButtonProps={{ danger: true }}
                onConfirm={() => turn('suspended')}
              >
                <Button danger loading={state.isPending}>
                  {words.suspend}
                </Button>
              </Popconfirm>
            )}
          </section>
        )}
      </div>
      {link && (
        <LinkDialog
          title={words.linkTitle}
          about={words.linkAbout(person.name)}
          link={link}
          close={() => setLink(undefined)}
        />
      )}
    </Dialog>
  )
}
