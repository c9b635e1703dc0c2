import { Button, Drawer, Modal } from 'antd'
import { type FormEvent, type ReactNode, useId } from 'react'
import { useWords } from '../language.tsx'
import { RefusalLine } from './Refusal.tsx'

interface Asking {
  title: string
  about?: ReactNode
  yes: string
  danger?: boolean
  ready?: boolean
  pending: boolean
  error: Error | null
  close: () => void
  send: () => void
  children?: ReactNode
  width?: number
}

/** One act with its form: what it does, what it needs, and the "no" when there is one. What is written stays. */
export function ActDialog(asking: Asking) {
  const form = useAskingForm(asking)
  return (
    <Modal open title={asking.title} onCancel={asking.close} footer={form.footer} width={asking.width ?? 520} mask={{ closable: false }} destroyOnHidden>
      {form.body}
    </Modal>
  )
}

/** The same for long forms, beside the page so that the conversation stays in sight. */
export function ActDrawer(asking: Asking) {
  const form = useAskingForm(asking)
  return (
    <Drawer open title={asking.title} onClose={asking.close} footer={form.footer} size={asking.width ?? 640} mask={false} destroyOnHidden>
      {form.body}
    </Drawer>
  )
}

function useAskingForm({ about, yes, danger, ready = true, pending, error, close, send, children }: Asking) {
  const { act } = useWords()
  const id = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready && !pending) send()
  }
  const body = (
    <form id={id} className="asking" onSubmit={submit}>
      {about && <div className="about">{about}</div>}
      {children}
      <RefusalLine error={error} />
    </form>
  )
  const footer = (
    <div className="asking-foot">
      <Button onClick={close}>{act.cancel}</Button>
      <Button type="primary" htmlType="submit" form={id} danger={danger ?? false} loading={pending} disabled={!ready}>
        {yes}
      </Button>
    </div>
  )
  return { body, footer }
}
