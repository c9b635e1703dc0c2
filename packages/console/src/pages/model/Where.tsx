import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { pointsAt, RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import type { Model } from './shapes.ts'

/** Address, name and key of the model. The key is written, never read. */
export function Where({ model }: { model: Model }) {
  const { where: words } = useWords().model
  const say = useSay()
  const [url, setUrl] = useState(model.url ?? '')
  const [name, setName] = useState(model.name ?? '')
  const [key, setKey] = useState('')
  const act = useAct('PUT /api/companion/model', {
    refresh: ['GET /api/companion/model'],
    done: () => {
      setKey('')
      say.yes(words.saved)
    },
  })
  const ready = /^https?:\/\/./.test(url.trim()) && name.trim() !== ''
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!ready || act.isPending) return
    act.mutate({ body: { url: url.trim(), name: name.trim(), ...(key ? { key } : {}) } })
  }
  return (
    <section className="panel" aria-labelledby="model-where">
      <h2 id="model-where">{words.title}</h2>
      <form className="asking model-where" onSubmit={send}>
        <Field
          label={words.url}
          hint={words.urlHint}
          wide
          wrong={pointsAt(act.error, 'url') && words.urlHint}
        >
          <Input
            value={url}
            maxLength={300}
            placeholder="http://127.0.0.1:8000/v1"
            onChange={(e) => setUrl(e.target.value)}
          />
        </Field>
        <Field label={words.name}>
          <Input value={name} maxLength={100} onChange={(e) => setName(e.target.value)} />
        </Field>
        <Field label={words.key} hint={model.hasKey ? words.keyKept : words.keyHint}>
          <Input
            type="password"
            autoComplete="off"
            value={key}
            maxLength={400}
            onChange={(e) => setKey(e.target.value)}
          />
        </Field>
        <RefusalLine error={act.error} />
        <div className="asking-foot">
          {model.on && <span className="hint">{words.offNote}</span>}
          <Button htmlType="submit" loading={act.isPending} disabled={!ready}>
            {words.save}
          </Button>
        </div>
      </form>
    </section>
  )
}
