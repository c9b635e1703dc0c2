import { useEffect, useEffectEvent, useState } from 'react'

/**
 * Listens to a stream of the house for as long as the page is open. The browser reconnects by itself after a
 * lost network; after a refusal it gives up, so a new stream is opened then.
 * @returns true while the stream is open
 */
export function useStream(
  url: string | undefined,
  event: string,
  heard: (data: unknown) => void,
  opened: () => void = () => {},
): boolean {
  const [open, setOpen] = useState(false)
  const onHeard = useEffectEvent(heard)
  const onOpened = useEffectEvent(opened)
  useEffect(() => {
    if (url === undefined) return
    let source: EventSource
    let again: ReturnType<typeof setTimeout> | undefined
    const connect = (): void => {
      source = new EventSource(url, { withCredentials: true })
      source.onopen = () => {
        setOpen(true)
        onOpened()
      }
      source.addEventListener(event, (line: MessageEvent<string>) => {
        const data = parsed(line.data)
        if (data !== undefined) onHeard(data)
      })
      source.onerror = () => {
        setOpen(false)
        if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, 3000)
      }
    }
    connect()
    return () => {
      clearTimeout(again)
      source.close()
      setOpen(false)
    }
  }, [url, event])
  return open
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
