import { Button } from 'antd'
import { type FormEvent, type ReactNode, useId } from 'react'
import { useWords } from '../language.tsx'
import { RefusalLine } from '../show/Refusal.tsx'
import { Dialog } from './Dialog.tsx'

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
  /** For long forms: beside the page, so that the board and what is behind stay in use. */
  beside?: boolean
}

/** One act with its form: what it does, what it needs, and the "no" when there is one. What is written stays. */
export function ActDialog({
  title,
  about,
  yes,
  danger = false,
  ready = true,
  pending,
  error,
  close,
  send,
  children,
  width,
  beside,
}: Asking) {
  const { act } = useWords()
  const id = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready && !pending) send()
  }
  return (
    <Dialog
      title={title}
      close={close}
      {...(width ? { width } : {})}
      {...(beside ? { beside } : {})}
      footer={
        <>
          <Button onClick={close}>{act.cancel}</Button>
          <Button
            type="primary"
            htmlType="submit"
            form={id}
            danger={danger}
            loading={pending}
            disabled={!ready}
          >
            {yes}
          </Button>
        </>
      }
    >
      <form id={id} className="asking" onSubmit={submit}>
        {about && <div className="about">{about}</div>}
        {children}
        <RefusalLine error={error} />
      </form>
    </Dialog>
  )
}
