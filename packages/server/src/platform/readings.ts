import { polyphonic } from 'pinyin-pro'

const heard = new Map<string, readonly string[]>()

/** Readings of one character without tone, all of them: 单 is dan, shan and chan. */
export function readingsOf(char: string): readonly string[] {
  const known = heard.get(char)
  if (known) return known
  const all = (polyphonic(char, { toneType: 'none', type: 'array' })[0] ?? [])
    .map((one) => one.replaceAll('ü', 'v'))
    .filter((one) => /^[a-z]+$/.test(one))
  const readings = all.length > 0 ? [...new Set(all)] : [char]
  heard.set(char, readings)
  return readings
}
