import type { complaintAbouts } from '@anxin/contract/complaint.ts'

interface SeedComplaint {
  readonly hoursAgo: number
  readonly about: (typeof complaintAbouts)[number]
  readonly whom: string
  readonly text: string
  readonly signed: boolean
}

/** Who says so: the one of `street.ts` with this number. */
export const speakerPhone = '13900000102'

/** Two complaints of the fictional street: one with a name, one without. */
export const complaints: readonly SeedComplaint[] = [
  {
    ...{ hoursAgo: 50, about: 'place', whom: '', signed: true },
    text: '小屋的门口晚上七点就关灯了，我下班过去看不见台阶。能不能留一盏灯到八点半？',
  },
  {
    ...{ hoursAgo: 9 * 24, about: 'companion', whom: '', signed: false },
    text: '安心密友每次都重复问同样的问题，希望短一点，快一点。',
  },
]
