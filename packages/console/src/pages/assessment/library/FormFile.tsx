import { sayProblem } from '@anxin/core/scale/import/problem.words.ts'
import { Button, type GetRef, Input } from 'antd'
import { type ChangeEvent, type RefObject, useRef } from 'react'
import { type Reply, useAct } from '../../../parts/ask/doors.ts'
import { useKept } from '../../../parts/ask/kept.ts'
import { Dialog } from '../../../parts/fill/Dialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { Preview } from './Preview.tsx'

const most = 60_000
type Area = GetRef<typeof Input.TextArea>

/** Chooses a line of the file and brings it into sight. */
function showLine(area: HTMLTextAreaElement | undefined, line: number): void {
  if (!area) return
  const before = area.value.split('\n').slice(0, line - 1)
  const from = before.reduce((at, text) => at + text.length + 1, 0)
  const until = area.value.indexOf('\n', from)
  area.focus()
  area.setSelectionRange(from, until < 0 ? area.value.length : until)
  area.scrollTop = (area.scrollHeight / area.value.split('\n').length) * Math.max(0, line - 4)
}

/** A form file: checked line by line, seen as residents will see it, then published. */
export function FormFile({ close }: { close: () => void }) {
  const { formFile: words } = useWords().assessment
  const say = useSay()
  const [source, setSource, forget] = useKept('form-file', '')
  const area = useRef<Area>(null)
  const check = useAct('POST /api/assessment/forms/checks')
  const publish = useAct('POST /api/assessment/forms', {
    refresh: ['GET /api/assessment/instruments'],
    done: ({ instrument }) => {
      forget()
      say.yes(words.published(instrument.title))
      close()
    },
  })
  const write = (text: string): void => {
    setSource(text)
    check.reset()
  }
  const fine = check.data?.problems.length === 0 && check.data.preview !== null
  return (
    <Dialog
      title={words.title}
      width={1080}
      close={close}
      footer={
        <>
          <span className="hint foot-note">{words.publishNote}</span>
          <Button
            disabled={source.trim().length < 2}
            loading={check.isPending}
            onClick={() => check.mutate({ body: { source } })}
          >
            {words.check}
          </Button>
          <Button
            type="primary"
            disabled={!fine}
            loading={publish.isPending}
            onClick={() => publish.mutate({ body: { source } })}
          >
            {words.publish}
          </Button>
        </>
      }
    >
      <div className="form-file">
        <div>
          <p className="hint">{words.about}</p>
          <ChooseFile chosen={write} />
          <Field label={words.source}>
            <Input.TextArea
              ref={area}
              className="source"
              value={source}
              maxLength={most}
              rows={16}
              spellCheck={false}
              onChange={(event) => write(event.target.value)}
            />
          </Field>
          <RefusalLine error={check.error ?? publish.error} />
          {check.data && <Problems problems={check.data.problems} area={area} />}
        </div>
        <Preview form={check.data?.preview ?? null} />
      </div>
    </Dialog>
  )
}

function ChooseFile({ chosen }: { chosen: (text: string) => void }) {
  const { formFile: words } = useWords().assessment
  const input = useRef<HTMLInputElement>(null)
  const read = (event: ChangeEvent<HTMLInputElement>): void => {
    void event.target.files?.[0]?.text().then((text) => chosen(text.slice(0, most)))
  }
  return (
    <>
      <Button size="small" icon={<Icon name="book" size={15} />} onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <input ref={input} type="file" accept=".json,application/json" hidden onChange={read} />
    </>
  )
}

function Problems({
  problems,
  area,
}: {
  problems: Reply<'POST /api/assessment/forms/checks'>['problems']
  area: RefObject<Area | null>
}) {
  const { words: all, locale } = useLanguage()
  const { formFile: words } = all.assessment
  if (problems.length === 0)
    return (
      <p className="fine" role="status">
        <Icon name="tick" size={16} />
        {words.fine}
      </p>
    )
  return (
    <div className="problems" role="alert">
      <b>{words.problems(problems.length)}</b>
      <ol>
        {problems.map((one) => (
          <li key={`${one.line} ${one.path} ${one.code} ${one.parts.join()}`}>
            <button
              type="button"
              className="n"
              onClick={() => showLine(area.current?.resizableTextArea?.textArea, one.line)}
            >
              {words.line(one.line)}
            </button>{' '}
            {sayProblem(locale, one)}
          </li>
        ))}
      </ol>
    </div>
  )
}
