import type { calendarZh } from './words.zh.ts'

export const calendarEn: typeof calendarZh = {
  title: 'Working days',
  about:
    'Days off and moved working days as the State Council publishes them every year. Terms run on these; in a year that is not written down, Monday to Friday count.',
  missing: (year) => `${year} is not written down yet`,
  missingAbout:
    'Terms run from Monday to Friday, holidays included. Copy the official notice; do not fill it in from memory.',
  missingAsk: 'Ask the keeper of the house to copy the official notice.',
  write: (year) => `Write ${year} down`,
  change: 'Change',
  source: 'Source',
  sourceHint: 'Full name of the notice',
  lines: 'Days off and moved working days',
  linesHint:
    'One a line: day (or first~last), off or work, name. For example: 2026-10-01~2026-10-07 off National Day; 2026-10-10 work moved',
  wrong: (line) => `Line ${line} cannot be read, or is not in this year`,
  found: (off, moved) => `${off} days off and ${moved} moved working days`,
  foundNone: 'No day read yet',
  save: 'Keep this year',
  saved: 'Kept. Terms set before stand; later ones run on this.',
  off: 'off',
  work: 'work',
  by: (name, day) => `${name}, ${day}`,
  count: (off, moved) => `${off} days off, ${moved} moved working days`,
}
