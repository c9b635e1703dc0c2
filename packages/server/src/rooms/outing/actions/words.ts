import type { Said } from './see.ts'

/** What stands before a value that arrived after the signature. Author 安心小屋项目组; reviewer 待临床审阅. */
const labels: Readonly<Record<Said['field'], string>> = {
  ...{ met: '见到没有', seen: '看到的', mood: '心情', risk: '安全', needs: '需要', next: '说好的下一步' },
}
const met = { met: '见到了', not_home: '没人在家', refused: '不愿见' } as const
const risk = { none: '问了，没有', present: '有', not_asked: '没问' } as const

const spoken = (said: Said): string => {
  if (said.field === 'met') return met[said.value]
  if (said.field === 'risk') return `${risk[said.value.answer]}${said.value.words ? `：${said.value.words}` : ''}`
  return String(said.value ?? '没问')
}

/** `HH:MM` in Shanghai. */
export const clockOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
export const lateText = (said: Said, writtenAt: Date): string =>
  `签字以后才送到（${clockOf(writtenAt)} 上门时写下）${labels[said.field]}：${spoken(said)}`
/** The words of danger, with when they were written where that was not just now. */
export const dangerText = (words: string, writtenAt: Date, now: Date): string =>
  now.getTime() - writtenAt.getTime() < 10 * 60_000 ? words : `（${clockOf(writtenAt)} 上门时写下，现在才送到）${words}`
