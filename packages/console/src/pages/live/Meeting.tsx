import { call } from '@anxin/kit/caller.ts'
import { base64Of, Call, type CallSeen, type Signal, sizeText } from '@anxin/kit/live.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { queryClient, type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { clockTime } from '../../parts/show/times.ts'
import { CallPanel } from './CallPanel.tsx'
import { useMeetingStream } from './stream.ts'
import '../../styles/care/appointment.css'

type Session = Reply<'GET /api/live/sessions/:id'>['session']
type Line = Session['lines'][number]
const door = 'GET /api/live/sessions/:id'

/** A meeting: what is said, and beside it the voice or the picture. */
export function Meeting() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { live: words } = useWords()
  const query = useQuery({ ...reading(door, { id }), refetchInterval: 20_000 })
  const session = query.data?.session
  return (
    <Page gate="receiving" title={session ? session.with : words.title} about={words.about}>
      <Shown query={query} lines={8}>
        {({ session: one }) => <Room session={one} />}
      </Shown>
    </Page>
  )
}

const put = (id: string, change: (session: Session) => Session): void => {
  queryClient.setQueryData<{ session: Session }>(
    [door, { id }],
    (kept) => kept && { session: change(kept.session) },
  )
}

function Room({ session }: { session: Session }) {
  const { live: words } = useWords()
  const { id, lines, standing } = session
  const log = useRef<HTMLDivElement>(null)
  const last = lines.at(-1)?.seq ?? 0
  const [seen, setSeen] = useState<CallSeen>()
  const [between] = useState(
    () =>
      new Call({
        polite: false,
        iceServers: session.iceServers,
        send: (signal) => call('POST /api/live/sessions/:id/signals', { params: { id }, body: signal }),
        changed: setSeen,
      }),
  )
  const receipt = (typing: boolean): void => {
    const body = { delivered: last, read: document.hidden ? 0 : last, typing }
    call('POST /api/live/sessions/:id/receipts', { params: { id }, body }).catch(() => undefined)
  }
  useMeetingStream(`/api/live/sessions/${id}/stream`, last, {
    line: (line: Line) =>
      put(id, (one) =>
        one.lines.some((each) => each.id === line.id) ? one : { ...one, lines: [...one.lines, line] },
      ),
    standing: (next: Session['standing']) => put(id, (one) => ({ ...one, standing: next })),
    signal: (signal: Signal) => void between.hear(signal),
  })
  useEffect(() => () => between.hangUp(), [between])
  const onReceipt = useEffectEvent(() => receipt(false))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what is read, and scrolled to
  useEffect(() => {
    onReceipt()
    log.current?.scrollTo({ top: log.current.scrollHeight })
    const timer = setInterval(() => onReceipt(), 20_000)
    return () => clearInterval(timer)
  }, [last])
  return (
    <div className="meeting">
      <section className="panel talk" aria-label={words.lines}>
        <p className="hint" role="status">
          {standing.theyType ? words.typing : standing.theyAreHere ? words.here : words.away}
        </p>
        {session.alerted && <p className="due-note">{words.alerted}</p>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long talk is scrolled by keys */}
        <div className="talk-lines" ref={log} role="log" tabIndex={0} aria-label={words.lines}>
          {lines.length === 0 && <p className="hint">{words.first}</p>}
          {lines.map((line) => (
            <LineShown key={line.id} id={id} line={line} standing={standing} />
          ))}
        </div>
        {standing.state === 'open' ? <Write id={id} typing={receipt} /> : <p>{words.ended}</p>}
      </section>
      {standing.state === 'open' && <CallPanel between={between} seen={seen} />}
    </div>
  )
}

function LineShown({ id, line, standing }: { id: string; line: Line; standing: Session['standing'] }) {
  const { live: words } = useWords()
  const mine = line.sender === 'staff'
  const how =
    line.seq <= standing.theirRead ? 'read' : line.seq <= standing.theirDelivered ? 'delivered' : 'sent'
  return (
    <div className={mine ? 'talk-line mine' : 'talk-line'}>
      {line.file ? (
        line.file.scan === 'infected' ? (
          <p>{words.scans.infected}</p>
        ) : (
          <a href={`/api/live/sessions/${id}/files/${line.file.id}`} download>
            <Icon name="download" size={16} /> {words.download(line.file.name)}{' '}
            <small className="n">
              {sizeText(line.file.size)} · {words.scans[line.file.scan]}
            </small>
          </a>
        )
      ) : (
        <p>{line.text}</p>
      )}
      <small className="n">
        {clockTime(line.at)}
        {mine && ` · ${words.receipts[how]}`}
      </small>
    </div>
  )
}

function Write({ id, typing }: { id: string; typing: (on: boolean) => void }) {
  const { live: words } = useWords()
  const [draft, setDraft, forget] = useKept(`live.${id}`, { id: newId(), text: '' })
  const said = useRef(0)
  const file = useRef<HTMLInputElement>(null)
  const say = useAct('POST /api/live/sessions/:id/lines', {
    done: (reply) => {
      put(id, () => reply.session)
      forget()
      setDraft({ id: newId(), text: '' })
    },
  })
  const attach = useMutation({
    mutationFn: async (chosen: File) => {
      const sent = await call('POST /api/live/sessions/:id/files', {
        params: { id },
        body: { id: newId(), name: chosen.name, bytes: await base64Of(chosen) },
        timeoutMs: 120_000,
      })
      const body = { id: newId(), text: sent.file.name, fileId: sent.file.id }
      const reply = await call('POST /api/live/sessions/:id/lines', { params: { id }, body })
      put(id, () => reply.session)
    },
  })
  const end = useAct('POST /api/live/sessions/:id/end', {
    refresh: ['GET /api/live/sessions', 'GET /api/appointment/calendar'],
    done: (reply) => put(id, () => reply.session),
  })
  const send = (): void => {
    if (draft.text.trim()) say.mutate({ params: { id }, body: { id: draft.id, text: draft.text.trim() } })
  }
  return (
    <>
      <RefusalLine error={say.error ?? attach.error ?? end.error} />
      <div className="talk-write">
        <textarea
          aria-label={words.write}
          placeholder={words.write}
          rows={3}
          maxLength={4000}
          value={draft.text}
          onChange={(event) => {
            setDraft({ ...draft, text: event.target.value })
            if (Date.now() - said.current < 3000) return
            said.current = Date.now()
            typing(true)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            send()
          }}
        />
        <div className="caller-acts">
          <Button type="primary" loading={say.isPending} disabled={!draft.text.trim()} onClick={send}>
            {words.send}
          </Button>
          <Button loading={attach.isPending} onClick={() => file.current?.click()}>
            {words.attach}
          </Button>
          <input
            ref={file}
            type="file"
            hidden
            aria-label={words.attach}
            onChange={(event) => {
              const chosen = event.target.files?.[0]
              if (chosen) attach.mutate(chosen)
              event.target.value = ''
            }}
          />
          <Popconfirm title={words.endSure} onConfirm={() => end.mutate({ params: { id } })}>
            <Button>{words.end}</Button>
          </Popconfirm>
        </div>
      </div>
    </>
  )
}
