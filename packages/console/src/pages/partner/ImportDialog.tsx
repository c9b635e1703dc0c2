import { Button } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { type Reply, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { useWords } from '../../parts/language.tsx'
import { download } from '../../parts/show/download.ts'
import { Icon } from '../../parts/show/Icon.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { mostCharacters, textOf } from './file-text.ts'
import { type Partner, refresh } from './shapes.ts'

type Preview = Reply<'POST /api/partner/previews'>
/** So many rows are shown; all of them are taken. */
const shown = 100

/** A file of a partner: read and shown first, then taken whole. */
export function ImportDialog({ partner, close }: { partner: Partner; close: () => void }) {
  const words = useWords().partner.import
  const say = useSay()
  const [file, setFile] = useState<{ id: string; text: string }>()
  const [wrong, setWrong] = useState<string>()
  const preview = useAct('POST /api/partner/previews')
  const send = useAct('POST /api/partner/imports', {
    refresh: [...refresh],
    done: ({ rows, repeated }) => {
      say.yes(words.done(rows, repeated))
      close()
    },
  })
  const chosen = (bytes: ArrayBuffer): void => {
    const text = textOf(bytes)
    preview.reset()
    setFile(undefined)
    const why = text === undefined ? words.notText : text.length > mostCharacters ? words.tooBig : undefined
    setWrong(why)
    if (why || text === undefined) return
    setFile({ id: newId(), text })
    preview.mutate({ body: { partnerId: partner.id, text } })
  }
  const all = preview.data ? preview.data.rows.length + preview.data.problems.length : 0
  return (
    <Dialog
      title={words.title(partner.name)}
      width={860}
      close={close}
      footer={
        <>
          <ChooseFile again={file !== undefined} chosen={chosen} />
          <Button
            type="primary"
            disabled={!file || all === 0}
            loading={send.isPending}
            onClick={() =>
              file && send.mutate({ body: { id: file.id, partnerId: partner.id, text: file.text } })
            }
          >
            {words.yes(all)}
          </Button>
        </>
      }
    >
      <div className="asking">
        <p className="about">{words.about}</p>
        {wrong && <p className="refusal">{wrong}</p>}
        {preview.isPending && <p role="status">{words.reading}</p>}
        <RefusalLine error={preview.error ?? send.error} />
        {preview.data && <Read preview={preview.data} />}
      </div>
    </Dialog>
  )
}

function ChooseFile({ again, chosen }: { again: boolean; chosen: (bytes: ArrayBuffer) => void }) {
  const words = useWords().partner.import
  const input = useRef<HTMLInputElement>(null)
  const read = (event: ChangeEvent<HTMLInputElement>): void => {
    void event.target.files?.[0]?.arrayBuffer().then(chosen)
    // the same file chosen again, after it was mended, is read again
    event.target.value = ''
  }
  const template = (): void =>
    download(
      new Blob([`\uFEFF${words.templateHead}\r\n${words.templateRow}\r\n`], { type: 'text/csv' }),
      words.templateName,
    )
  return (
    <>
      <Button className="import-template" type="text" onClick={template}>
        {words.template}
      </Button>
      <Button icon={<Icon name="book" size={15} />} onClick={() => input.current?.click()}>
        {again ? words.other : words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        aria-label={words.choose}
        accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv"
        hidden
        onChange={read}
      />
    </>
  )
}

/** What was read, and what was not. */
function Read({ preview }: { preview: Preview }) {
  const { partner } = useWords()
  const words = partner.import
  const count = (state: 'repeated' | 'changed'): number =>
    preview.rows.filter((row) => row.state === state).length
  const [repeated, changed] = [count('repeated'), count('changed')]
  return (
    <>
      {preview.problems.length > 0 && <Problems problems={preview.problems} />}
      {preview.rows.length > 0 && (
        <section aria-label={words.fine(preview.rows.length)}>
          <p>
            <b>{words.fine(preview.rows.length)}</b>
            {repeated > 0 && <span className="hint"> {words.repeated(repeated)}</span>}
            {changed > 0 && <span className="hint"> {words.changed(changed)}</span>}
          </p>
          <div className="sheet read-rows">
            <table>
              <thead>
                <tr>
                  {words.heads.map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.rows.slice(0, shown).map((row) => (
                  <tr key={row.line}>
                    <td className="n">{row.line}</td>
                    <td className="n">{row.id}</td>
                    <td>{row.name}</td>
                    <td>{row.seen}</td>
                    <td>{partner.enter.three[row.dangerNow]}</td>
                    <td className="nowrap">{words.states[row.state]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {preview.rows.length > shown && <p className="hint">{words.more(preview.rows.length - shown)}</p>}
        </section>
      )}
    </>
  )
}

function Problems({ problems }: { problems: Preview['problems'] }) {
  const { partner } = useWords()
  const words = partner.import
  return (
    <div className="partner-problems" role="alert">
      <b>{words.bad(problems.length)}</b>
      <p className="hint">{words.badAbout}</p>
      <ol>
        {problems.slice(0, shown).map((one) => (
          <li key={one.line}>
            <span className="n">{partner.line(one.line)}</span> {partner.problems[one.problem]}
            <code>{one.raw}</code>
          </li>
        ))}
      </ol>
      {problems.length > shown && <p className="hint">{words.more(problems.length - shown)}</p>}
    </div>
  )
}
