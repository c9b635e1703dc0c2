let context: AudioContext | undefined

/** True once the browser lets this page make a sound. */
export const mayRing = (): boolean => context?.state === 'running'

/** Asks the browser for sound; only works from a press of a key or a button. */
export async function allowRinging(): Promise<boolean> {
  context ??= new AudioContext()
  await context.resume()
  return mayRing()
}

const tone = (audio: AudioContext, hertz: number, from: number, seconds: number): void => {
  const sound = audio.createOscillator()
  const volume = audio.createGain()
  sound.type = 'sine'
  sound.frequency.value = hertz
  volume.gain.setValueAtTime(0, from)
  volume.gain.linearRampToValueAtTime(0.22, from + 0.04)
  volume.gain.exponentialRampToValueAtTime(0.001, from + seconds)
  sound.connect(volume).connect(audio.destination)
  sound.start(from)
  sound.stop(from + seconds)
}

/** Two soft falling tones, like a door bell: heard across a room, not frightening at night. */
export function ring(): void {
  if (!context || !mayRing()) return
  const now = context.currentTime
  tone(context, 784, now, 0.7)
  tone(context, 587, now + 0.32, 0.9)
}
