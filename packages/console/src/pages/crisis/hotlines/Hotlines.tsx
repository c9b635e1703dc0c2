import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { queryClient, type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'

type Hotline = Reply<'GET /api/hotline/directory'>['hotlines'][number]

/** Every number residents may see, with the last time somebody tried it. */
export function Hotlines() {
  const { crisis, act } = useWords()
  const { hotlines: words } = crisis
  const me = useMe()
  const query = useQuery({
    ...reading('GET /api/hotline/directory'),
    enabled: mayEnter(me, 'hotlines'),
  })
  const [trying, setTrying] = useState<Hotline>()
  const expired = query.data?.hotlines.filter((each) => each.expired).length
  return (
    <Page
      gate="hotlines"
      title={words.title}
      about={words.about}
      acts={
        expired !== undefined && (
          <span className={expired > 0 ? 'tag bad n' : 'tag good'}>
            {expired > 0 ? words.due(expired) : words.allGood}
          </span>
        )
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
                      <td>{hotline.name}</td>
                      <td className="words">{hotline.use}</td>
                      <td className="n">{hotline.always ? words.always : hotline.hours}</td>
                      <td className="n">
                        {hotline.verifiedAt
                          ? words.by(hotline.verifiedBy ?? '', hotline.verifiedAt)
                          : words.never}{' '}
                        <span className={hotline.expired ? 'tag bad' : 'tag good'}>
                          {hotline.expired ? words.expired : words.good}
                        </span>
                      </td>
                      <td className="act">
                        <Button
                          size="small"
                          icon={<Icon name="phone" size={14} />}
                          onClick={() => setTrying(hotline)}
                        >
                          {words.record}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
      {trying && <TestCall hotline={trying} close={() => setTrying(undefined)} />}
    </Page>
  )
}

function TestCall({ hotline, close }: { hotline: Hotline; close: () => void }) {
  const { hotlines: words } = useWords().crisis
  const [answered, setAnswered] = useState<'yes' | 'no' | null>(null)
  const [note, setNote] = useState('')
  const record = useAct('POST /api/hotline/numbers/:id/verifications', {
    done: (reply) => {
      queryClient.setQueryData(reading('GET /api/hotline/directory').queryKey, reply)
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
