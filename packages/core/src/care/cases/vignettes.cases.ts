import type { CareInput } from '../input.ts'
import type { CareRecommendation } from '../recommend.ts'

/** What is known, what the table must say (rule, colour, tier), and where it matters every line that matches. */
export type Vignette = readonly [name: string, input: CareInput, expect: string, lines?: string]

/** The matched lines as an expectation writes them; with tiers when it does. */
export const linesIn = ({ evidence }: CareRecommendation, expected: string): string =>
  evidence.map(({ line, tier }) => (expected.includes('@') ? `${line}@${tier}` : line)).join(' ')

/** The 25 of domain specification 2.7, in its words. 24 and 25 are scored first: see the test. */
export const goldenVignettes: readonly Vignette[] = [
  [
    '1 PHQ-9 = 4, item 9 = 0, function none',
    { scales: { phq9: { total: 4, item9: 0 } }, function: 'none' },
    'G0 GREEN 0',
  ],
  [
    '2 PHQ-9 = 8, item 9 = 0, function mild, community config',
    { config: 'community', scales: { phq9: { total: 8, item9: 0 } }, function: 'mild' },
    'Y3 YELLOW 2',
  ],
  [
    '3 PHQ-9 = 12, item 9 = 0, function mild',
    { scales: { phq9: { total: 12, item9: 0 } }, function: 'mild' },
    'Y2 YELLOW 2',
  ],
  ['4 PHQ-9 = 16, item 9 = 0', { scales: { phq9: { total: 16, item9: 0 } } }, 'Y2 YELLOW 3'],
  [
    '5 PHQ-9 = 6, item 9 = 1, ASQ all no, adult, no flags',
    { age: 35, scales: { phq9: { total: 6, item9: 1 }, asq: { q1_4: 'no' } } },
    'Y1 YELLOW 2',
  ],
  [
    '6 as 5 but bereaved by suicide ≤12 mo',
    {
      age: 35,
      scales: { phq9: { total: 6, item9: 1 }, asq: { q1_4: 'no' } },
      context: ['bereaved_12m', 'bereaved_by_suicide'],
    },
    'O3 ORANGE 3',
  ],
  [
    '7 PHQ-9 abandoned after item 9 = 2',
    { scales: { phq9: { item9: 2 } }, safety_unfinished: true },
    'O1 ORANGE 3',
  ],
  ['8 ASQ Q4 yes (8 years ago), Q5 no', { scales: { asq: { q1_4: 'yes', q5: 'no' } } }, 'O1 ORANGE 3'],
  ['9 ASQ refused', { scales: { asq: { q1_4: 'refused', q5: 'refused' } } }, 'O1 ORANGE 3'],
  ['10 ASQ Q5 yes', { scales: { asq: { q1_4: 'yes', q5: 'yes' } } }, 'R2 RED 4'],
  ['11 chat "药已经吃了，别找我"', { chat: 'L4' }, 'R1 RED-E 4'],
  ['12 chat "今天真是笑死，累死我了"', { chat: 'L0' }, 'G0 GREEN 0'],
  ['13 SRQ-20 = 9, item 17 no', { scales: { srq20: { total: 9, item17: false } } }, 'Y2 YELLOW 2'],
  [
    '14 SRQ-20 = 9, item 17 yes, ASQ not done',
    { scales: { srq20: { total: 9, item17: true } } },
    'O1 ORANGE 3',
  ],
  [
    '15 GDS-15 = 6, alone, item 12 & 14 positive, ASQ all no, age 78',
    {
      age: 78,
      context: ['lives_alone'],
      scales: { gds15: { total: 6, items12and14: true }, asq: { q1_4: 'no' } },
    },
    'Y1 YELLOW 2',
  ],
  ['16 WHO-5 raw 7 (28)', { scales: { who5: { total: 28 } } }, 'Y2 YELLOW 2'],
  ['17 WHO-5 raw 13 (52)', { scales: { who5: { total: 52 } } }, 'G0 GREEN 0'],
  [
    '18 K6 = 13, function severe (F3 = 3)',
    { scales: { k6: { total: 13 } }, function: 'severe', f3: 3 },
    'O2 ORANGE 3',
  ],
  [
    '19 age 13, PHQ-9#9 = 1, ASQ no',
    { age: 13, scales: { phq9: { item9: 1 }, asq: { q1_4: 'no' } } },
    'O3 ORANGE 3',
  ],
  [
    '20 PCL-5 = 35, function moderate',
    { scales: { pcl5: { total: 35 } }, function: 'moderate' },
    'Y2 YELLOW 3',
  ],
  ['21 PCL-5 = 35, function severe', { scales: { pcl5: { total: 35 } }, function: 'severe' }, 'O2 ORANGE 3'],
  ['22 "丈夫打我，今晚他又喝酒了"', { observed: ['abuse_disclosure'] }, 'O2 ORANGE 3'],
  [
    '23 mild PHQ-9 = 5, explicit "想找人聊"',
    { scales: { phq9: { total: 5 } }, asks_for_human: true },
    'Y4 YELLOW 1',
  ],
  [
    '24 PHQ-9 with items 3,7 missing, item 9 = 0, sum of 7 = 14: prorated 18',
    { scales: { phq9: { total: 18, item9: 0 } } },
    'Y2 YELLOW 3',
  ],
  ['25 GAD-7 with 2 missing: no band', { scales: { gad7: { total: null } } }, 'G0 GREEN 0'],
]

/** `expect: totals; expect: totals`, with ranges: every total named becomes one vignette. */
function sweep(name: string, input: (total: number) => CareInput, expected: string): Vignette[] {
  return expected.split(';').flatMap((part) => {
    const [expect = '', totals = ''] = part.split(':').map((one) => one.trim())
    return totals.split(/\s+/).flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number)
      return Array.from({ length: to - from + 1 }, (_, at): Vignette => {
        return [`${name} = ${from + at}`, input(from + at), expect]
      })
    })
  })
}

const phq9 = (total: number, more: CareInput = {}): CareInput => ({
  ...more,
  scales: { ...more.scales, phq9: { total, item9: 0 } },
})
const elder = { age: 67, config: 'rural_elder' } as const

/** Every total of every scale, alone. Written from the bands of 1.3 and rules O2, Y2 and G1 of 2.3. */
export const sweeps: readonly Vignette[] = [
  ...sweep(
    'PHQ-9',
    (total) => phq9(total),
    'G0 GREEN 0: 0-4; G1 GREEN+ 1: 5-9; Y2 YELLOW 2: 10-14; Y2 YELLOW 3: 15-19; O2 ORANGE 3: 20-27',
  ),
  ...sweep(
    'PHQ-9, community, function mild',
    (total) => phq9(total, { config: 'community', function: 'mild' }),
    'G0 GREEN 0: 0-4; G1 GREEN+ 1: 5-6; Y3 YELLOW 2: 7-9; Y2 YELLOW 2: 10-14; Y2 YELLOW 3: 15',
  ),
  ...sweep(
    'PHQ-9, primary care, function mild',
    (total) => phq9(total, { config: 'primary_care', function: 'mild' }),
    'G0 GREEN 0: 4; G1 GREEN+ 1: 5-9; Y2 YELLOW 2: 10',
  ),
  ...sweep(
    'PHQ-9, emergency phase, function mild',
    (total) => phq9(total, { config: 'emergency_phase', function: 'mild' }),
    'G0 GREEN 0: 4; G1 GREEN+ 1: 5-9; Y2 YELLOW 2: 10',
  ),
  ...sweep(
    'PHQ-9, rural elder',
    (total) => phq9(total, elder),
    'G0 GREEN 0: 0-4; G1 GREEN+ 1: 5-7; Y2 YELLOW 2: 8-14; Y2 YELLOW 3: 15-19; O2 ORANGE 3: 20',
  ),
  ...sweep(
    'PHQ-9, rural elder, function mild',
    (total) => phq9(total, { ...elder, function: 'mild' }),
    'G1 GREEN+ 1: 5-7; Y2 YELLOW 2: 8-9',
  ),
  ...sweep(
    'PHQ-9, rural elder by config but aged 59, function mild',
    (total) => phq9(total, { config: 'rural_elder', age: 59, function: 'mild' }),
    'G1 GREEN+ 1: 5-6; Y3 YELLOW 2: 7-9; Y2 YELLOW 2: 10',
  ),
  ...sweep(
    'PHQ-9, rural elder by config, age not known',
    (total) => phq9(total, { config: 'rural_elder' }),
    'G1 GREEN+ 1: 8-9',
  ),
  ...sweep(
    'GAD-7',
    (total) => ({ scales: { gad7: { total } } }),
    'G0 GREEN 0: 0-4; G1 GREEN+ 1: 5-9; Y2 YELLOW 2: 10-14; Y2 YELLOW 3: 15-21',
  ),
  ...sweep(
    'K6',
    (total) => ({ scales: { k6: { total } } }),
    'G0 GREEN 0: 0-4; G1 GREEN+ 1: 5-12; Y2 YELLOW 2: 13-24',
  ),
  ...sweep(
    'K10',
    (total) => ({ scales: { k10: { total } } }),
    'G0 GREEN 0: 10-15; G1 GREEN+ 1: 16-29; Y2 YELLOW 2: 30-50',
  ),
  ...sweep(
    'K10, function mild',
    (total) => ({ scales: { k10: { total } }, function: 'mild' }),
    'G0 GREEN 0: 15; G1 GREEN+ 1: 16-21; Y3 YELLOW 2: 22-29; Y2 YELLOW 2: 30',
  ),
  ...sweep(
    'WHO-5 raw',
    (raw) => ({ scales: { who5: { total: raw * 4 } } }),
    'Y2 YELLOW 2: 0-7; G1 GREEN+ 1: 8-12; G0 GREEN 0: 13-25',
  ),
  ...sweep(
    'SRQ-20, item 17 no',
    (total) => ({ scales: { srq20: { total, item17: false } } }),
    'G0 GREEN 0: 0-4; G1 GREEN+ 1: 5-7; Y2 YELLOW 2: 8-12; Y2 YELLOW 3: 13-19',
  ),
  ...sweep(
    'SRQ-20, emergency phase, item 17 no',
    (total) => ({ config: 'emergency_phase', scales: { srq20: { total, item17: false } } }),
    'G0 GREEN 0: 4; G1 GREEN+ 1: 5-6; Y2 YELLOW 2: 7-12; Y2 YELLOW 3: 13',
  ),
  ...sweep(
    'SRQ-20, item 17 yes',
    (total) => ({ scales: { srq20: { total, item17: true } } }),
    'Y1 YELLOW 2: 1-7; O1 ORANGE 3: 8-20',
  ),
  ...sweep(
    'SRQ-20, emergency phase, item 17 yes',
    (total) => ({ config: 'emergency_phase', scales: { srq20: { total, item17: true } } }),
    'Y1 YELLOW 2: 1-6; O1 ORANGE 3: 7-9',
  ),
  ...sweep(
    'GDS-15',
    (total) => ({ age: 66, scales: { gds15: { total, items12and14: false } } }),
    'G0 GREEN 0: 0-4; G1 GREEN+ 1: 5-8; Y2 YELLOW 2: 9-11; Y2 YELLOW 3: 12-15',
  ),
  ...sweep(
    'PCL-5',
    (total) => ({ scales: { pcl5: { total } } }),
    'G0 GREEN 0: 0 15 29 30; Y2 YELLOW 2: 31-34 80',
  ),
  ...sweep(
    'PCL-5, function severe',
    (total) => ({ scales: { pcl5: { total } }, function: 'severe' }),
    'Y3 YELLOW 2: 0 30; Y2 YELLOW 3: 31-32; O2 ORANGE 3: 33-34 80',
  ),
  ...sweep('PC-PTSD-5', (total) => ({ scales: { pcptsd5: { total } } }), 'G0 GREEN 0: 0-2; Y2 YELLOW 2: 3-5'),
  ...sweep(
    'PC-PTSD-5 with a PCL-5 of 12',
    (total) => ({ scales: { pcptsd5: { total }, pcl5: { total: 12 } } }),
    'G0 GREEN 0: 2-5',
  ),
  ...sweep(
    'EPDS',
    (total) => ({ context: ['perinatal'], scales: { epds: { total, item10: 0 } } }),
    'G0 GREEN 0: 0-9; Y2 YELLOW 2: 10-27',
  ),
  ...sweep(
    'EPDS item 10',
    (item10) => ({ context: ['perinatal'], scales: { epds: { total: 5, item10 } } }),
    'G0 GREEN 0: 0; O1 ORANGE 3: 1-3',
  ),
  ...sweep(
    'CES-DC',
    (total) => ({ age: 12, scales: { cesdc: { total } } }),
    'G0 GREEN 0: 0 14; Y2 YELLOW 2: 15-16 60',
  ),
  ...sweep(
    'AUDIT-C, man',
    (total) => ({ sex: 'm', scales: { auditc: { total } } }),
    'G0 GREEN 0: 0-3; G1 GREEN+ 1: 4-7; Y2 YELLOW 2: 8-12',
  ),
  ...sweep(
    'AUDIT-C, woman',
    (total) => ({ sex: 'f', scales: { auditc: { total } } }),
    'G0 GREEN 0: 0-2; G1 GREEN+ 1: 3-7; Y2 YELLOW 2: 8-12',
  ),
  ...sweep(
    'AUDIT-C, sex not known',
    (total) => ({ scales: { auditc: { total } } }),
    'G0 GREEN 0: 0-2; G1 GREEN+ 1: 3-7; Y2 YELLOW 2: 8-12',
  ),
  ...sweep('UCLA-3', (total) => ({ scales: { ucla3: { total } } }), 'G0 GREEN 0: 3-5; G1 GREEN+ 1: 6-9'),
  ...sweep(
    'PHQ-9 item 9',
    (item9) => ({ scales: { phq9: { total: 4, item9 } } }),
    'G0 GREEN 0: 0; Y1 YELLOW 2: 1; O1 ORANGE 3: 2-3',
  ),
  ...sweep('F3', (f3) => ({ f3 }), 'G0 GREEN 0: 0-1; Y3 YELLOW 2: 2; O2 ORANGE 3: 3'),
]
