import { heardStates, outcomes } from '@anxin/contract/referral.ts'
import { call } from '@anxin/kit/caller.ts'
import { useMutation } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type Reply, useAct } from '../../parts/ask/doors.ts'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { CopyButton } from '../../parts/show/CopyButton.tsx'
import { bytesOf, download } from '../../parts/show/download.ts'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { afterWrite, type Detail } from './shapes.ts'

type Asked = 'record' | 'word' | 'call' | 'close' | 'back' | 'withdraw'

/** What may be done now, and nothing else. */
export function NextSteps({ one }: { one: Detail }) {
  const { referral: words } = useWords()
  const [asked, setAsked] = useState<Asked>()
  const close = (): void => setAsked(undefined)
  const told = { refresh: afterWrite, done: close }
  const send = useAct('POST /api/referral/referrals/:id/send', told)
  const on = useAct('POST /api/referral/referrals/:id/reroutes', told)
  const heard = useAct('POST /api/referral/referrals/:id/heard', told)
  const params = { id: one.id }
  const may = (what: Detail['may'][number]): boolean => one.may.includes(what)
  return (
    <section className="panel" aria-label={words.next}>
      <h2>{words.next}</h2>
      <RefusalLine error={send.error ?? on.error} />
      <div className="letter-acts">
        {may('send') && (
          <Button type="primary" loading={send.isPending} onClick={() => send.mutate({ params })}>
            {words.send}
          </Button>
        )}
        {may('word') && (
          <Button type="primary" onClick={() => setAsked('word')}>
            {words.word}
          </Button>
        )}
        {may('call') && (
          <Button type="primary" onClick={() => setAsked('call')}>
            {words.call}
          </Button>
        )}
        {may('reroute') && (
          <Button
            loading={on.isPending}
            onClick={() => on.mutate({ params, body: { id: newId(), placeId: null } })}
          >
            {words.reroute}
          </Button>
        )}
        {may('record') && <Button onClick={() => setAsked('record')}>{words.heard}</Button>}
        {may('close') && <Button onClick={() => setAsked('close')}>{words.close}</Button>}
        {may('back') && <Button onClick={() => setAsked('back')}>{words.back}</Button>}
        {may('withdraw') && <Button onClick={() => setAsked('withdraw')}>{words.withdraw}</Button>}
      </div>
      {may('link') && <Outside one={one} />}
      {asked === 'record' && (
        <AnswerForm
          title={words.heard}
          choices={heardStates}
          pending={heard.isPending}
          error={heard.error}
          close={close}
          send={(body) => heard.mutate({ params, body: body as never })}
        />
      )}
      {asked === 'call' && <CallDialog one={one} close={close} />}
      {asked === 'close' && <CloseDialog one={one} close={close} />}
      {(asked === 'word' || asked === 'back' || asked === 'withdraw') && (
        <WordDialog one={one} what={asked} close={close} />
      )}
    </section>
  )
}

function Outside({ one }: { one: Detail }) {
  const { referral: words } = useWords()
  const say = useSay()
  const [made, setMade] = useState<Reply<'POST /api/referral/referrals/:id/links'>>()
  const [code, setCode] = useState<string | null>(null)
  const link = useAct('POST /api/referral/referrals/:id/links', { refresh: afterWrite, done: setMade })
  const paper = useAct('POST /api/referral/referrals/:id/paper', {
    refresh: afterWrite,
    done: (reply) => {
      download(new Blob([bytesOf(reply.pdf)], { type: 'application/pdf' }), reply.fileName)
      setCode(reply.code)
    },
  })
  const fhir = useMutation({
    mutationFn: () => call('GET /api/referral/referrals/:id/service-request', { params: { id: one.id } }),
    onSuccess: (reply) =>
      download(
        new Blob([JSON.stringify(reply.bundle, null, 2)], { type: 'application/fhir+json' }),
        reply.fileName,
      ),
    onError: say.no,
  })
  const shown = made?.code ?? code
  return (
    <>
      <div className="letter-acts">
        <Button
          loading={link.isPending}
          onClick={() => link.mutate({ params: { id: one.id }, body: { id: newId() } })}
        >
          {words.makeLink}
        </Button>
        <Button
          loading={paper.isPending}
          onClick={() => paper.mutate({ params: { id: one.id }, body: { linkId: newId() } })}
        >
          {words.paper}
        </Button>
        <Button loading={fhir.isPending} onClick={() => fhir.mutate()}>
          {words.fhir}
        </Button>
      </div>
      <RefusalLine error={link.error ?? paper.error} />
      {shown && (
        <dl className="letter-leaves" aria-live="polite">
          <dt>{words.linkOnce}</dt>
          <dd>
            {words.code} <b className="n link-code">{shown}</b>
          </dd>
          {made && (
            <dd className="n link-url">
              {made.url} <CopyButton text={made.url} />
            </dd>
          )}
        </dl>
      )}
    </>
  )
}

function CallDialog({ one, close }: { one: Detail; close: () => void }) {
  const { referral: words } = useWords()
  const [id] = useState(newId)
  const [reached, setReached] = useState<'yes' | 'no' | null>(null)
  const [note, setNote, forget] = useKept(`referral call ${one.id}`, '')
  const act = useAct('POST /api/referral/referrals/:id/calls', {
    refresh: afterWrite,
    done: () => {
      forget()
      close()
    },
  })
  return (
    <ActDialog
      title={words.call}
      yes={words.keep}
      ready={reached !== null}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({ params: { id: one.id }, body: { id, reached: reached === 'yes', note: note.trim() } })
      }
    >
      <Choice
        label={words.reached}
        value={reached}
        options={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
        choose={setReached}
      />
      <Field label={words.text} wide>
        <Writing value={note} write={setNote} most={600} />
      </Field>
    </ActDialog>
  )
}

function CloseDialog({ one, close }: { one: Detail; close: () => void }) {
  const { referral: words } = useWords()
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>(one.outcome ?? 'helped_here')
  const [note, setNote] = useState('')
  const act = useAct('POST /api/referral/referrals/:id/close', { refresh: afterWrite, done: close })
  return (
    <ActDialog
      title={words.close}
      yes={words.close}
      ready={note.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: one.id }, body: { outcome, note: note.trim() } })}
    >
      <Field label={words.outcome}>
        <Select
          value={outcome}
          onChange={setOutcome}
          options={outcomes.map((value) => ({ value, label: words.outcomes[value] }))}
        />
      </Field>
      <Field label={words.text} wide>
        <Writing value={note} write={setNote} most={600} />
      </Field>
    </ActDialog>
  )
}

function WordDialog({
  one,
  what,
  close,
}: {
  one: Detail
  what: 'word' | 'back' | 'withdraw'
  close: () => void
}) {
  const { referral: words } = useWords()
  const [id] = useState(newId)
  const [text, setText] = useState('')
  const told = { refresh: afterWrite, done: close }
  const word = useAct('POST /api/referral/referrals/:id/words', told)
  const back = useAct('POST /api/referral/referrals/:id/returns', told)
  const withdraw = useAct('POST /api/referral/referrals/:id/withdraw', told)
  const params = { id: one.id }
  const send = (): void => {
    if (what === 'word') word.mutate({ params, body: { id, text: text.trim() } })
    else if (what === 'back') back.mutate({ params, body: { id, note: text.trim() } })
    else withdraw.mutate({ params, body: { note: text.trim() } })
  }
  return (
    <ActDialog
      title={words[what]}
      about={what === 'withdraw' ? words.withdrawAbout : undefined}
      yes={words.keep}
      ready={text.trim() !== ''}
      pending={word.isPending || back.isPending || withdraw.isPending}
      error={word.error ?? back.error ?? withdraw.error}
      close={close}
      send={send}
    >
      <Field label={words.text} wide>
        <Writing value={text} write={setText} most={600} />
      </Field>
    </ActDialog>
  )
}
