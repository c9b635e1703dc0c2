/** A stream the house refused (it was busy) or ended is asked for again after this long. */
const againMs = 3000

/**
 * Listens to a stream and asks for it again where it left off: a browser by itself gives up for good on one that was
 * refused. @param url asked each time, so that it names what was heard last. @returns how to stop
 */
export function listenOn(
  url: () => string,
  heard: Readonly<Record<string, (said: never) => void>>,
): () => void {
  if (typeof EventSource === 'undefined') return () => undefined
  let source: EventSource
  let again: ReturnType<typeof setTimeout> | undefined
  const connect = (): void => {
    source = new EventSource(url())
    for (const [kind, use] of Object.entries(heard))
      source.addEventListener(kind, (event) => use(JSON.parse((event as MessageEvent<string>).data) as never))
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, againMs)
    })
  }
  connect()
  return () => {
    clearTimeout(again)
    source.close()
  }
}
