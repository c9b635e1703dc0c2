import { slots } from './grammar-slots.zh.ts'

/** A seeded source of numbers, so that every run writes the same bytes (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** FNV-1a over UTF-16 units; decides what is held back, so it must never change. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? ''
}

/** One sentence of a template: {a|b} is a choice, <name> a slot. Choices do not nest. */
export function expand(template: string, random: () => number): string {
  return template
    .replace(/\{([^{}]*)\}/g, (_, choices: string) => pick(choices.split('|'), random))
    .replace(/<(\w+)>/g, (whole, name: string) => pick(slots[name] ?? [whole], random))
    .replace(/([，。？]){2,}/g, '$1')
    .replace(/^[，。]+|，+$/g, '')
}

/** How many different sentences a template can make, up to a bound. */
export function varietyOf(template: string): number {
  let count = 1
  for (const match of template.matchAll(/\{([^{}]*)\}|<(\w+)>/g))
    count *= match[1] === undefined ? (slots[match[2] ?? '']?.length ?? 1) : match[1].split('|').length
  return Math.min(count, 1e6)
}
