/**
 * Scales that never ship, by name, with the reason given to whoever asks for one.
 * @source domain specification 1.2
 */
const reasons: Readonly<Record<string, readonly string[]>> = {
  'copyright of its developers, no embedding': ['SCI'],
  'electronic use needs a licence': ['SDQ'],
  '© University of Pittsburgh': ['PSQI'],
  'commercial copyright (Pearson/Derogatis)': ['SCL-90', 'SCL-90-R'],
  'rights reserved or unclear': ['SAS', 'SDS', 'Zung SAS', 'Zung SDS'],
  'commercial or unclear licence': [
    'BDI',
    'BDI-II',
    'BDI-2',
    'BAI',
    'HADS',
    'MBI',
    'EQ-5D',
    'CSQ-8',
    'CD-RISC',
    'ORS',
    'SRS',
    'IES-R',
    'Conners',
  ],
  'rated by a clinician, not for community self-use': ['HAMD', 'HAMA'],
  'permission required; use the project’s own 我自己的问题 0–10': ['PSYCHLOPS'],
  'permission required, and no scoring is given to ship': ['ICG', 'BGQ'],
  'T scores need norms that are not shipped': ['RCADS', 'RCADS-25', 'RCADS-47'],
}

/** Lower case without spaces, hyphens, dots and brackets: `PHQ-9` and `phq9` are one name. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[\s\-‐–_.()（）]/g, '')

const byName = new Map(
  Object.entries(reasons).flatMap(([reason, names]) =>
    names.map((name) => [plainName(name), { name, reason }] as const),
  ),
)

/** Every scale that never ships, with the reason. */
export const neverShipped: readonly { readonly name: string; readonly reason: string }[] = [
  ...byName.values(),
]

/** Why this scale is refused; undefined when it is not on the list. */
export const refusalOf = (name: string): { readonly name: string; readonly reason: string } | undefined =>
  byName.get(plainName(name))
