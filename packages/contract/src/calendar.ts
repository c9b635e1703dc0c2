import { z } from 'zod'
import { anyStaff, endpoint, staff } from './endpoint.ts'
import { at, none } from './shapes.ts'

const day = z.object({
  day: z.iso.date(),
  /** Moved working day, or a day off. */
  working: z.boolean(),
  name: z.string().trim().min(1).max(20),
})
const year = z.object({
  year: z.number().int(),
  source: z.string(),
  by: z.string(),
  at,
  days: z.array(day),
})
const years = z.object({
  years: z.array(year),
  /** Years that have begun or begin within sixty days and of which nothing is kept: Monday to Friday count as working days. */
  missing: z.array(z.number().int()),
})

export const calendar = endpoint({
  method: 'GET',
  path: '/api/calendar/years',
  about: 'Days off and moved working days, by year as they were copied from the official notice.',
  who: anyStaff,
  audit: 'calendar.years_read',
  params: none,
  body: none,
  reply: years,
})
export const calendarYear = endpoint({
  method: 'PUT',
  path: '/api/calendar/years/:year',
  about:
    'Writes a whole year down: which days differ from Monday to Friday, and the notice that says so. Terms set before stand as they are.',
  who: staff(['platform_admin']),
  audit: 'calendar.year_kept',
  params: z.object({ year: z.coerce.number().int().min(2026).max(2100) }),
  body: z.object({ source: z.string().trim().min(4).max(200), days: z.array(day).max(120) }),
  reply: years,
})
