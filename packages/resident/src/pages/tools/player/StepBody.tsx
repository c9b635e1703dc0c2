import type { StepKind } from '@anxin/core/selfhelp/define.ts'
import type { JSX } from 'preact'
import type { Given } from './given.ts'
import { Breathing } from './steps/Breathing.tsx'
import { Choose } from './steps/Choose.tsx'
import { Elsewhere } from './steps/Elsewhere.tsx'
import { NightForm } from './steps/NightForm.tsx'
import { PickSome } from './steps/PickSome.tsx'
import { Count, Muscles, Senses } from './steps/Timers.tsx'
import { People, Weigh } from './steps/Weigh.tsx'
import { Rate, Write } from './steps/Write.tsx'

const Nothing = (): null => null

const bodies: Readonly<Record<StepKind, (given: Given) => JSX.Element | null>> = {
  say: Nothing,
  choose: Choose,
  pick: PickSome,
  rate: Rate,
  write: Write,
  breathe: Breathing,
  count: Count,
  senses: Senses,
  muscles: Muscles,
  weigh: Weigh,
  people: People,
  night: NightForm,
  open: Elsewhere,
  call: Elsewhere,
}

export const StepBody = (given: Given): JSX.Element => {
  const Body = bodies[given.step.kind]
  return <Body {...given} />
}
