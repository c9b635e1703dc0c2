import { inTongue } from '@anxin/kit/hotline-words.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { ReasonDialog } from '../../../parts/fill/ReasonDialog.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import { keepDirectory, WriteNumber } from './WriteNumber.tsx'

type Hotline = Reply<'GET /api/hotline/directory'>['hotlines'][number]

type Opened = { what: 'try' | 'hide' | 'change'; hotline: Hotline } | { what: 'add' }

/** Every number residents may see, with the last time somebody tried it. */
export function Hotlines() {
  const { crisis, act } = useWords()
  const { hotlines: words } = crisis
  const english = useLanguage().locale === 'en'
  const me = useMe()
  const query = useQuery({
    ...reading('GET /api/hotline/directory'),
    enabled: mayEnter(me, 'hotlines'),
  })
  const keeper = mayEnter(me, 'hotlinesKeeping')
  const [opened, setOpened] = useState<Opened>()
  const close = (): void => setOpened(undefined)
  const expired = query.data?.hotlines.filter((each) => each.expired).length
  return (
    <Page
      gate="hotlines"
      title={words.title}
      about={words.about}
      acts={
        <>
          {expired !== undefined && (
            <span className={expired > 0 ? 'tag bad n' : 'tag good'}>
              {expired > 0 ? words.due(expired) : words.allGood}
            </span>
          )}
          {keeper && (
            <Button
              type="primary"
              icon={<Icon name="plus" size={16} />}
              onClick={() => setOpened({ what: 'add' })}
            >
              {words.add}
            </Button>
          )}
        </>
      }
    >
      <Shown query={query}>
        {({ hotlines }) =>
          hotlines.length === 0 ? (
            <Nothing title={words.none} />
          ) : (
            <div className="sheet">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{words.number}</th>
                    <th scope="col">{words.name}</th>
                    <th scope="col">{words.use}</th>
                    <th scope="col">{words.hours}</th>
                    <th scope="col">{words.verified}</th>
                    <th scope="col">
                      <span className="unseen">{act.acts}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {hotlines.map((hotline) => (
                    <tr key={hotline.id} className={hotline.expired ? 'bad' : ''}>
                      <td className="nowrap n">
                        <b>{hotline.number}</b>
                      </td>
                      <td>
                        {inTongue(hotline, english).name}
                        <small>{hotline.own ? words.ownAt(hotline.own.unitName) : words.national}</small>
                      </td>
                      <td className="words">{inTongue(hotline, english).use}</td>
                      <td className="n">
                        {hotline.always ? words.always : inTongue(hotline, english).hours}
                      </td>
                      <td className="n">
                        {hotline.verifiedAt
                          ? words.by(hotline.verifiedBy ?? words.publicSources, hotline.verifiedAt)
                          : words.never}{' '}
                        {hotline.hidden ? (
                          <>
                            <span className="tag">{words.hiddenTag}</span>
                            <small>{words.hidden(hotline.hidden.by, hotline.hidden.reason)}</small>
                          </>
                        ) : (
                          <span className={hotline.expired ? 'tag bad' : 'tag good'}>
                            {hotline.expired ? words.expired : words.good}
                          </span>
                        )}
                      </td>
                      <td className="act">
                        <Acts hotline={hotline} keeper={keeper} open={setOpened} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
      {opened?.what === 'try' && <TestCall hotline={opened.hotline} close={close} />}
      {opened?.what === 'hide' && <Hide hotline={opened.hotline} close={close} />}
      {opened?.what === 'change' && <WriteNumber hotline={opened.hotline} close={close} />}
      {opened?.what === 'add' && <WriteNumber hotline={undefined} close={close} />}
    </Page>
  )
}

function Acts({
  hotline,
  keeper,
  open,
}: {
  hotline: Hotline
  keeper: boolean
  open: (what: Opened) => void
}) {
  const { hotlines: words } = useWords().crisis
  const say = useSay()
  const showing = useAct('PUT /api/hotline/numbers/:id/showing', { done: keepDirectory })
  const one = (label: string, press: () => void) => (
    <Button size="small" aria-label={`${label} ${hotline.number}`} onClick={press}>
      {label}
    </Button>
  )
  const show = (): void =>
    showing.mutate({ params: { id: hotline.id }, body: { shown: true } }, { onError: say.no })
  return (
    <span className="acts">
      {keeper && hotline.own && one(words.change, () => open({ what: 'change', hotline }))}
      {keeper && !hotline.always && !hotline.hidden && one(words.hide, () => open({ what: 'hide', hotline }))}
      {keeper && hotline.hidden && one(words.show, show)}
      <Button
        size="small"
        icon={<Icon name="phone" size={14} />}
        onClick={() => open({ what: 'try', hotline })}
      >
        {words.record}
      </Button>
    </span>
  )
}

function Hide({ hotline, close }: { hotline: Hotline; close: () => void }) {
  const { hotlines: words } = useWords().crisis
  const hide = useAct('PUT /api/hotline/numbers/:id/showing', { done: keepDirectory })
  return (
    <ReasonDialog
      keep={`hotline.${hotline.id}`}
      title={words.hideTitle(`${hotline.name} ${hotline.number}`)}
      about={words.hideAbout}
      label={words.hideReason}
      yes={words.hide}
      act={{
        ...{ isPending: hide.isPending, error: hide.error },
        send: (reason, done) =>
          hide.mutate(
            { params: { id: hotline.id }, body: { shown: false, reason: reason.slice(0, 200) } },
            { onSuccess: done },
          ),
      }}
      close={close}
    />
  )
}

function TestCall({ hotline, close }: { hotline: Hotline; close: () => void }) {
  const { hotlines: words } = useWords().crisis
  const [answered, setAnswered] = useState<'yes' | 'no' | null>(null)
  const [note, setNote] = useState('')
  const record = useAct('POST /api/hotline/numbers/:id/verifications', {
    done: (reply) => {
      keepDirectory(reply)
      close()
    },
  })
  return (
    <ActDialog
      title={words.recordTitle(`${hotline.name} ${hotline.number}`)}
      yes={words.record}
      ready={answered !== null}
      pending={record.isPending}
      error={record.error}
      close={close}
      send={() =>
        record.mutate({
          params: { id: hotline.id },
          body: { answered: answered === 'yes', note: note.trim() },
        })
      }
    >
      <div className="call-out">
        <a className="link n" href={`tel:${hotline.number}`}>
          {hotline.number}
        </a>
      </div>
      <Choice
        label={words.answered}
        value={answered}
        options={[
          { value: 'yes', label: words.answeredYes },
          { value: 'no', label: words.answeredNo },
        ]}
        choose={setAnswered}
      />
      <Field label={words.note} hint={words.noteHint}>
        <Writing value={note} write={setNote} most={400} />
      </Field>
    </ActDialog>
  )
}
