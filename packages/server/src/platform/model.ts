/** Where an OpenAI-compatible service listens, and what it is called there. */
export interface ModelPlace {
  /** Up to and with `/v1`. */
  readonly url: string
  readonly name: string
  readonly key: string | null
}

export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** The service said no, spoke another language, or hung up. */
export class ModelFault extends Error {}

const mostTokens = 300
/** A line of the stream longer than this is no answer. */
const longestLine = 64 * 1024

/**
 * Asks for an answer and yields its pieces as they come (server-sent events of `/chat/completions`).
 * @throws ModelFault; the error of the signal when it was aborted
 */
export async function* askModel(
  place: ModelPlace,
  messages: readonly ModelMessage[],
  signal: AbortSignal,
): AsyncGenerator<string> {
  const response = await fetch(`${place.url.replace(/\/+$/, '')}/chat/completions`, {
    method: 'POST',
    signal,
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(place.key ? { authorization: `Bearer ${place.key}` } : {}),
    },
    body: JSON.stringify({ model: place.name, messages, stream: true, temperature: 0.6, max_tokens: mostTokens }),
  }).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : new ModelFault((error as Error).message)
  })
  if (!response.ok || !response.body) throw new ModelFault(`the model answered ${response.status}`)
  for await (const line of linesOf(response.body, signal)) {
    if (!line.startsWith('data:')) continue
    const data = line.slice(5).trim()
    if (data === '[DONE]') return
    const piece = pieceIn(data)
    if (piece) yield piece
  }
}

function pieceIn(data: string): string {
  try {
    const frame = JSON.parse(data) as { choices?: readonly { delta?: { content?: unknown } }[] }
    const content = frame.choices?.[0]?.delta?.content
    return typeof content === 'string' ? content : ''
  } catch {
    throw new ModelFault('the model sent a frame that is not JSON')
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw signal.aborted ? signal.reason : new ModelFault((error as Error).message)
      })
      if (done) break
      rest += decoder.decode(value, { stream: true })
      if (rest.length > longestLine) throw new ModelFault('the model sent a line without end')
      const lines = rest.split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    if (rest) yield rest
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
