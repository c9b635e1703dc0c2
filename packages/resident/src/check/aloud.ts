import { signal } from '@preact/signals'
import { elder } from '../device/settings.ts'

/** Whether this browser can read aloud at all. */
export const canRead =
  typeof speechSynthesis !== 'undefined' && typeof SpeechSynthesisUtterance !== 'undefined'

export type Reading = 'still' | 'reading' | 'paused'
export const reading = signal<Reading>('still')
/** Once asked for, every next question is read by itself until it is stopped. */
export const readsOn = signal(false)

const chinese = 'zh-CN'
const pace = { elder: 0.75, usual: 0.95 } as const
let turn = 0

const voice = (wanted: string): SpeechSynthesisVoice | null =>
  speechSynthesis.getVoices().find(({ lang }) => lang.replace('_', '-').startsWith(wanted)) ?? null

function utter(text: string, lang: string, rate: number, onEnd: () => void): void {
  const line = new SpeechSynthesisUtterance(text)
  line.lang = lang
  line.rate = rate
  const spoken = voice(lang)
  if (spoken) line.voice = spoken
  line.onend = onEnd
  speechSynthesis.speak(line)
}

/** Reads lines one after another, from the beginning; Chinese, and at the pace of questions, unless told otherwise. */
export function read(
  lines: readonly string[],
  lang: string = chinese,
  rate: number = elder.value ? pace.elder : pace.usual,
): void {
  if (!canRead) return
  hush()
  turn += 1
  const mine = turn
  reading.value = 'reading'
  for (const [at, line] of lines.entries())
    utter(line, lang, rate, () => {
      if (mine === turn && at === lines.length - 1) reading.value = 'still'
    })
}

export function pause(): void {
  speechSynthesis.pause()
  reading.value = 'paused'
}

export function goOn(): void {
  speechSynthesis.resume()
  reading.value = 'reading'
}

/** Stops at once. */
export function hush(): void {
  if (!canRead) return
  turn += 1
  speechSynthesis.cancel()
  // a synthesiser that was paused stays so for the next line, too
  speechSynthesis.resume()
  reading.value = 'still'
}
