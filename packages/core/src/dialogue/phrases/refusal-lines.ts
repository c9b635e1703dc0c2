import { neutralRefusal, type RefusalCode, refusalCodes, safeTemplates } from './refusals.phrases.ts'

/** The safe templates as acts of the phrase book. */
export function refusalLines(
  locale: 'zh' | 'en',
): Record<`refuse_${RefusalCode | 'neutral'}`, readonly string[]> {
  const lines = new Map(refusalCodes.map((code) => [`refuse_${code}`, safeTemplates[code][locale]]))
  return {
    ...(Object.fromEntries(lines) as Record<`refuse_${RefusalCode}`, readonly string[]>),
    refuse_neutral: neutralRefusal[locale],
  }
}
