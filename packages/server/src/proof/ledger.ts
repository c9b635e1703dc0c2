import { randomUUID } from 'node:crypto'
import { Visitor } from '../visitor.ts'
import { textOf } from './words.ts'

/** One message, written down before it is sent. */
export interface Post {
  readonly id: string
  readonly text: string
  readonly risky: boolean
  /** 200 came back; nothing less counts as an answer. */
  answered: boolean
  /** How often it was sent. */
  sent: number
}

/** One anonymous resident: a browser that keeps its cookies, and everything they wrote. */
export interface Guest {
  readonly visitor: Visitor
  /** Writes at once; the others open the conversation first, as the resident's face does. */
  readonly straightIn: boolean
  /** Sends the next message before the last is answered. */
  readonly hasty: boolean
  readonly risky: boolean
  readonly posts: Post[]
}

let written = 0

export const newGuest = (url: string, how: Pick<Guest, 'risky' | 'hasty' | 'straightIn'>): Guest => ({
  visitor: new Visitor(url),
  ...how,
  posts: [],
})

/** Every third line of a risky guest is harmless, so that a conversation holds both. */
export function write(guest: Guest): Post {
  const risky = guest.risky && guest.posts.length % 3 !== 2
  written += 1
  const post = { id: randomUUID(), text: textOf(risky, written), risky, answered: false, sent: 0 }
  guest.posts.push(post)
  return post
}

/** The server's cookie reached this guest: they are the same person after the kill. */
export const isKnown = (guest: Guest): boolean => guest.visitor.cookie !== ''

/** What came back instead of a reply; undefined for 200 and for a connection that broke. */
export type Oddity = { readonly id: string; readonly status: number; readonly refused: string | undefined }

export async function send(guest: Guest, post: Post): Promise<Oddity | undefined> {
  post.sent += 1
  const came = await guest.visitor
    .knock<{ refused?: string }>('POST', '/api/companion/messages', { id: post.id, text: post.text })
    .catch(() => undefined)
  if (came?.status === 200) post.answered = true
  return came === undefined || came.status === 200
    ? undefined
    : { id: post.id, status: came.status, refused: came.refused }
}

/** Writes on and on until told to stop or until the connection breaks. */
export async function keepWriting(guest: Guest, over: () => boolean): Promise<Oddity[]> {
  const odd: Oddity[] = []
  if (!guest.straightIn) await guest.visitor.call('GET /api/companion/conversation').catch(() => undefined)
  if (!guest.straightIn && !isKnown(guest)) return odd
  while (!over()) {
    const posts = guest.hasty && guest.posts.length > 0 ? [write(guest), write(guest)] : [write(guest)]
    for (const one of await Promise.all(posts.map((post) => send(guest, post)))) if (one) odd.push(one)
    if (posts.some((post) => !post.answered)) break
  }
  return odd
}
