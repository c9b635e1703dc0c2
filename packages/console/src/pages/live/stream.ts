import { useEffect, useEffectEvent } from 'react'

interface Heard<Line, Standing, Signal> {
  readonly line: (line: Line) => void
  readonly standing: (standing: Standing) => void
  readonly signal: (signal: Signal) => void
}

/** One stream for everything of a meeting; the browser opens it anew after a lost network, where it left off. */
export function useMeetingStream<Line, Standing, Signal>(
  url: string,
  after: number,
  heard: Heard<Line, Standing, Signal>,
): void {
  const hear = useEffectEvent((kind: keyof typeof heard, data: unknown) => heard[kind](data as never))
  const from = useEffectEvent(() => after)
  useEffect(() => {
    let source: EventSource
    let again: ReturnType<typeof setTimeout> | undefined
    const connect = (): void => {
      source = new EventSource(`${url}?after=${from()}`)
      for (const kind of ['line', 'standing', 'signal'] as const)
        source.addEventListener(kind, (event: MessageEvent<string>) => hear(kind, JSON.parse(event.data)))
      source.onerror = () => {
        if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, 3000)
      }
    }
    connect()
    return () => {
      clearTimeout(again)
      source.close()
    }
  }, [url])
}
