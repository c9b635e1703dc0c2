import { call, type Refused } from '@anxin/kit/caller.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Reply } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { download } from '../../parts/show/download.ts'
import { HeadRow } from '../../parts/show/HeadRow.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { More } from '../../parts/show/More.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Failed, Nothing, Waiting } from '../../parts/show/States.tsx'
import { fromField, fullTime, serverNow } from '../../parts/show/times.ts'
import { exportChain } from './export.ts'
import { Verification } from './Verification.tsx'

type Lines = Reply<'GET /api/audit/lines'>
const empty = { line: '', who: '', about: '', from: '', to: '' }

/** Only what was filled in is asked for. */
const paramsOf = (asked: typeof empty, before: string | null) => {
  const from = fromField(asked.from)
  const to = fromField(asked.to)
  return {
    ...(asked.line.trim() ? { line: asked.line.trim() } : {}),
    ...(asked.who.trim() ? { who: asked.who.trim() } : {}),
    ...(asked.about.trim() ? { about: asked.about.trim() } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(before ? { before } : {}),
  }
}

/** Who did what and when; whether the chain holds; and a copy to verify elsewhere. */
export function Audit() {
  const { audit: words, act } = useWords()
  const me = useMe()
  const [given, setGiven] = useState(empty)
  const [asked, setAsked] = useState(empty)
  const query = useInfiniteQuery<Lines, Refused, { pages: Lines[] }, readonly unknown[], string | null>({
    queryKey: ['GET /api/audit/lines', asked],
    queryFn: ({ pageParam }) => call('GET /api/audit/lines', { params: paramsOf(asked, pageParam) }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    enabled: mayEnter(me, 'audit'),
  })
  const lines = query.data?.pages.flatMap((page) => page.lines) ?? []
  const set = (name: keyof typeof empty) => (event: { target: { value: string } }) =>
    setGiven({ ...given, [name]: event.target.value })
  const find = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(given)
  }
  return (
    <Page gate="audit" title={words.title} about={words.about} acts={<Export />}>
      <Verification />
      <form className="filters" onSubmit={find}>
        <Field label={words.line}>
          <Input
            value={given.line}
            onChange={set('line')}
            maxLength={60}
            placeholder={words.lineHint}
            list="audit-lines"
          />
        </Field>
        <datalist id="audit-lines">
          {Object.entries(words.lines).map(([line, text]) => (
            <option key={line} value={line}>
              {text}
            </option>
          ))}
        </datalist>
        <Field label={words.who}>
          <Input value={given.who} onChange={set('who')} maxLength={60} />
        </Field>
        <Field label={words.object}>
          <Input value={given.about} onChange={set('about')} maxLength={60} />
        </Field>
        <Field label={words.from}>
          <Input type="datetime-local" value={given.from} onChange={set('from')} />
        </Field>
        <Field label={words.to}>
          <Input type="datetime-local" value={given.to} onChange={set('to')} />
        </Field>
        <Button type="primary" htmlType="submit" icon={<Icon name="search" size={16} />}>
          {words.find}
        </Button>
        <Button
          onClick={() => {
            setGiven(empty)
            setAsked(empty)
          }}
        >
          {words.clear}
        </Button>
      </form>
      {query.isPending && <Waiting lines={10} />}
      {query.isError && <Failed error={query.error} again={() => void query.refetch()} />}
      {query.isSuccess && lines.length === 0 && (
        <div className="sheet">
          <Nothing title={words.none} about={words.noneAbout} />
        </div>
      )}
      {lines.length > 0 && (
        <>
          <div className="sheet">
            <table>
              <HeadRow names={[words.at, words.who, words.line, words.object, words.outcome, words.link]} />
              <tbody>
                {lines.map((line) => (
                  <tr key={line.id}>
                    <td className="nowrap n">{fullTime(line.at)}</td>
                    <td className="nowrap">
                      <b>{line.who}</b>
                      <small>{words.whoKinds[line.whoKind]}</small>
                    </td>
                    <td>
                      {words.lines[line.line] ?? line.line}
                      <small>
                        <code>{line.line}</code>
                      </small>
                    </td>
                    <td className="about-cell">{line.about ?? '—'}</td>
                    <td>
                      <Outcome outcome={line.outcome} />
                    </td>
                    <td className="nowrap n">
                      {line.seq === null ? words.linkWaiting : words.linkNumber(line.seq)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <More query={query} words={words.more} />
        </>
      )}
      {query.isFetching && !query.isPending && (
        <span className="unseen" role="status">
          {act.search}
        </span>
      )}
    </Page>
  )
}

/** `ok`, or the code of the refusal in the words people know. */
function Outcome({ outcome }: { outcome: string }) {
  const { audit: words, refusals } = useWords()
  const known: Readonly<Record<string, string>> = refusals
  const refusal = known[outcome]
  const good = ['ok', 'done', 'allowed'].includes(outcome)
  return (
    <span className={good ? 'tag good' : 'tag bad'} title={refusal ? `${outcome}：${refusal}` : outcome}>
      {words.outcomes[outcome] ?? (refusal ? words.outcomes.refused : outcome)}
    </span>
  )
}

function Export() {
  const { audit: words } = useWords()
  const say = useSay()
  const [links, setLinks] = useState<number>()
  const fetchAll = async (): Promise<void> => {
    setLinks(0)
    try {
      const { blob, links: all } = await exportChain(setLinks)
      download(blob, `anxin-audit-${fullTime(serverNow()).slice(0, 10)}.jsonl`)
      say.yes(words.exported(all))
    } catch (error) {
      say.no(error instanceof Error ? error : new Error())
    } finally {
      setLinks(undefined)
    }
  }
  return (
    <Button
      icon={<Icon name="download" size={16} />}
      loading={links !== undefined}
      onClick={() => void fetchAll()}
    >
      {links === undefined ? words.export : words.exporting(links)}
    </Button>
  )
}
