import { isSpokenExit } from '@anxin/core/dialogue/listening/exit.cues.ts'
import { signal } from '@preact/signals'
import { hush, readsOn } from '../../../check/aloud.ts'
import { shownLocale } from '../../../parts/words.ts'
import { sayChoice } from '../../../talk/actions.ts'
import { draft, write } from '../../../talk/draft.ts'

interface Heard {
  readonly resultIndex: number
  readonly results: ArrayLike<{ readonly isFinal: boolean; readonly 0: { readonly transcript: string } }>
}
/** What browsers that listen offer, under one of two names. */
interface Listener {
  lang: string
  continuous: boolean
  interimResults: boolean
  onresult: ((event: Heard) => void) | null
  onerror: ((event: { readonly error: string }) => void) | null
  onend: (() => void) | null
  start(): void
  stop(): void
  abort(): void
}
type Made = new () => Listener
const names = globalThis as { SpeechRecognition?: Made; webkitSpeechRecognition?: Made }
const Made = names.SpeechRecognition ?? names.webkitSpeechRecognition

export const canListen = Made !== undefined

export type Ear = 'off' | 'on' | 'refused' | 'unreachable' | 'silent'
/** Whether the microphone is open, or why it is not. */
export const ear = signal<Ear>('off')
/** Words heard that may still change; they are not in the draft yet. */
export const hearing = signal('')

const causes: Readonly<Record<string, Ear>> = {
  'not-allowed': 'refused',
  'service-not-allowed': 'refused',
  'audio-capture': 'refused',
  network: 'unreachable',
  'language-not-supported': 'unreachable',
  'no-speech': 'silent',
}

let listener: Listener | null = null

/**
 * Words that end the talk end it at once: the microphone closes, nothing more is read aloud, and the words go out by
 * themselves. What stood in the draft stays there, unsent. @source domain specification 4.1 (Measures, art. 19: by voice)
 */
function leave(words: string): void {
  stopListening()
  readsOn.value = false
  hush()
  void sayChoice('exit', words)
}

/** What was understood goes behind the words in the draft; sending it is the resident's own act. */
function take({ resultIndex, results }: Heard): void {
  let open = ''
  for (let at = resultIndex; at < results.length; at += 1) {
    const heard = results[at]
    if (!heard) continue
    if (heard.isFinal && isSpokenExit(heard[0].transcript)) {
      leave(heard[0].transcript.trim())
      return
    }
    if (heard.isFinal) write(draft.value.text + heard[0].transcript)
    else open += heard[0].transcript
  }
  hearing.value = open
}

export function listen(): void {
  if (!Made || listener) return
  const next = new Made()
  next.lang = shownLocale.value === 'en' ? 'en-US' : 'zh-CN'
  next.continuous = true
  next.interimResults = true
  next.onresult = take
  next.onerror = ({ error }) => {
    ear.value = causes[error] ?? 'off'
  }
  next.onend = () => {
    listener = null
    hearing.value = ''
    if (ear.value === 'on') ear.value = 'off'
  }
  listener = next
  ear.value = 'on'
  try {
    next.start()
  } catch {
    listener = null
    ear.value = 'unreachable'
  }
}

/** Closes the microphone; what was understood so far is still written down. */
export const finishListening = (): void => listener?.stop()

/** Closes the microphone at once and forgets what was not yet understood. */
export function stopListening(): void {
  listener?.abort()
  listener = null
  hearing.value = ''
  ear.value = 'off'
}
