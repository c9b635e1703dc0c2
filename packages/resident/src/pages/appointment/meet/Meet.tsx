import { call, type DoorReply } from '@anxin/kit/caller.ts'
import { base64Of, Call, type CallSeen, largestFile, type Signal, sizeText } from '@anxin/kit/live.ts'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { newId } from '../../../device/new-id.ts'
import { recall, remember } from '../../../device/pocket.ts'
import { HelpCard } from '../../../parts/calls/HelpCard.tsx'
import { TopBar } from '../../../parts/frame/TopBar.tsx'
import { listenOn } from '../../../parts/listening.ts'
import { Notice } from '../../../parts/Notice.tsx'
import { refusalWords } from '../../../parts/words.ts'
import { a, clockOf, dayAndClock } from '../words.ts'
import { CallBox } from './CallBox.tsx'

export type Session = NonNullable<DoorReply<'POST /api/live/own/sessions'>['session']>
type Line = Session['lines'][number]

const lookMs = 5000

/** The waiting room, and the meeting once somebody is there. */
const Meet = (): JSX.Element => {
  const words = a.value
  const [session, setSession] = useState<Session | null>(null)
  const [nextAt, setNextAt] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const waits = session === null
  useEffect(() => {
    if (!waits) return
    const look = (): void => {
      call('POST /api/live/own/sessions').then(
        (reply) => {
          setWrong(null)
          setNextAt(reply.nextAt)
          if (reply.session) setSession(reply.session)
        },
        (refused) => setWrong(refusalWords(refused)),
      )
    }
    look()
    const timer = setInterval(look, lookMs)
    return () => clearInterval(timer)
  }, [waits])
  return (
    <>
      <TopBar title={session ? session.with : words.meet.title} small={words.meet.safe} />
      <main id="main" class="page meet" tabIndex={-1}>
        {wrong && <Notice kind="wrong">{wrong}</Notice>}
        {session ? (
          <Talk session={session} change={(next) => setSession((kept) => (kept ? next(kept) : kept))} />
        ) : (
          <section class="card pad stack">
            <p>{nextAt ? words.meet.waiting : words.meet.nothing}</p>
            {nextAt && <p class="ap-when">{words.meet.next(dayAndClock(nextAt))}</p>}
            <a class="btn btn-quiet" href="/appointment" target="_self">
              {words.meet.back}
            </a>
          </section>
        )}
      </main>
    </>
  )
}

const Talk = ({
  session,
  change,
}: {
  session: Session
  change: (next: (kept: Session) => Session) => void
}): JSX.Element => {
  const words = a.value.meet
  const { id, lines, standing } = session
  const [seen, setSeen] = useState<CallSeen | null>(null)
  const [danger, setDanger] = useState(false)
  const log = useRef<HTMLDivElement>(null)
  const last = useRef(0)
  last.current = lines.at(-1)?.seq ?? 0
  const [between] = useState(
    () =>
      new Call({
        polite: true,
        iceServers: session.iceServers,
        send: (signal) => call('POST /api/live/own/sessions/:id/signals', { params: { id }, body: signal }),
        changed: setSeen,
      }),
  )
  const receipt = (typing: boolean): void => {
    const body = { delivered: last.current, read: document.hidden ? 0 : last.current, typing }
    call('POST /api/live/own/sessions/:id/receipts', { params: { id }, body }).catch(() => undefined)
  }
  useEffect(() => {
    const stop = listenOn(() => `/api/live/own/sessions/${id}/stream?after=${last.current}`, {
      line: (line: Line) =>
        change((kept) =>
          kept.lines.some((one) => one.id === line.id) ? kept : { ...kept, lines: [...kept.lines, line] },
        ),
      standing: (next: Session['standing']) => change((kept) => ({ ...kept, standing: next })),
      signal: (signal: Signal) => void between.hear(signal),
    })
    const timer = setInterval(() => receipt(false), 20_000)
    return () => {
      stop()
      clearInterval(timer)
      between.hangUp()
    }
  }, [id])
  useEffect(() => {
    receipt(false)
    log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [lines.length])
  return (
    <>
      <p class="small" role="status">
        {standing.theyType ? words.typing : standing.theyAreHere ? words.here : words.away}
      </p>
      {danger && (
        <section class="card pad stack" role="alert">
          <p>{a.value.danger}</p>
          <HelpCard />
        </section>
      )}
      {standing.state === 'open' && <CallBox between={between} seen={seen} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long talk is scrolled by keys */}
      <div class="meet-lines" ref={log} role="log" aria-label={words.lines} tabIndex={0}>
        {lines.map((line) => (
          <Said key={line.id} id={id} line={line} standing={standing} />
        ))}
      </div>
      {standing.state === 'open' ? (
        <Write
          id={id}
          typing={() => receipt(true)}
          take={(next, bad) => {
            change(() => next)
            if (bad) setDanger(true)
          }}
        />
      ) : (
        <section class="card pad stack">
          <p>{words.ended}</p>
          <a class="btn btn-quiet" href="/appointment" target="_self">
            {words.back}
          </a>
        </section>
      )}
    </>
  )
}

const Said = ({
  id,
  line,
  standing,
}: {
  id: string
  line: Line
  standing: Session['standing']
}): JSX.Element => {
  const words = a.value.meet
  const mine = line.sender === 'resident'
  const how =
    line.seq <= standing.theirRead ? 'read' : line.seq <= standing.theirDelivered ? 'delivered' : 'sent'
  return (
    <div class={mine ? 'meet-line mine' : 'meet-line'}>
      {!line.file && <p>{line.text}</p>}
      {line.file?.scan === 'infected' && <p>{words.scans.infected}</p>}
      {line.file && line.file.scan !== 'infected' && (
        <a href={`/api/live/own/sessions/${id}/files/${line.file.id}`} download>
          {words.download(line.file.name)}{' '}
          <small>
            {sizeText(line.file.size)} · {words.scans[line.file.scan]}
          </small>
        </a>
      )}
      <small>
        {clockOf(line.at)}
        {mine && ` · ${words.receipts[how]}`}
      </small>
    </div>
  )
}

interface Draft {
  readonly id: string
  readonly text: string
}
const Write = ({
  id,
  typing,
  take,
}: {
  id: string
  typing: () => void
  take: (next: Session, danger: boolean) => void
}): JSX.Element => {
  const words = a.value.meet
  const key = `live.${id}`
  const [draft, setDraft] = useState<Draft>(
    () => JSON.parse(recall(key) ?? 'null') ?? { id: newId(), text: '' },
  )
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const said = useRef(0)
  const keep = (next: Draft): void => {
    setDraft(next)
    remember(key, next.text ? JSON.stringify(next) : null)
  }
  const work = async (what: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setWrong(null)
    try {
      await what()
    } catch (refused) {
      setWrong(refusalWords(refused))
    } finally {
      setBusy(false)
    }
  }
  const say = async (body: { id: string; text: string; fileId?: string }): Promise<void> => {
    const reply = await call('POST /api/live/own/sessions/:id/lines', { params: { id }, body })
    take(reply.session, reply.danger)
  }
  const send = (): Promise<void> =>
    work(async () => {
      await say({ id: draft.id, text: draft.text.trim() })
      keep({ id: newId(), text: '' })
    })
  const attach = (file: File): Promise<void> =>
    work(async () => {
      if (file.size > largestFile) return setWrong(words.tooBig)
      const sent = await call('POST /api/live/own/sessions/:id/files', {
        params: { id },
        body: { id: newId(), name: file.name, bytes: await base64Of(file) },
        timeoutMs: 120_000,
      })
      await say({ id: newId(), text: sent.file.name, fileId: sent.file.id })
    })
  return (
    <div class="meet-write">
      {wrong && <Notice kind="wrong">{wrong}</Notice>}
      <textarea
        aria-label={words.write}
        placeholder={words.write}
        rows={3}
        maxLength={4000}
        value={draft.text}
        onInput={(event) => {
          keep({ ...draft, text: event.currentTarget.value })
          if (Date.now() - said.current < 3000) return
          said.current = Date.now()
          typing()
        }}
      />
      <div class="ap-acts">
        <button type="button" class="btn" disabled={busy || !draft.text.trim()} onClick={() => void send()}>
          {words.send}
        </button>
        <label class="btn btn-quiet">
          {words.attach}
          <input
            type="file"
            aria-label={words.attach}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              if (file) void attach(file)
            }}
          />
        </label>
      </div>
    </div>
  )
}

export default Meet
