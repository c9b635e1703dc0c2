import { type ModuleCode, moduleCodes } from '../codes.ts'
import type { Module } from '../define.ts'
import { child, memories, teen } from './ages.ts'
import { breathing, grounding, mood, panic, relaxing } from './calm.ts'
import { activity, connecting, sleep } from './days.ts'
import { aftermath, grief, planHelp } from './events.ts'
import { kindness, solving, thoughts, worry } from './mind.ts'
import { afterIllness, anger, burnout, carer, family } from './people.ts'

/** Every exercise, in the order of its number. */
export const modules: readonly Module[] = [
  ...[mood, breathing, grounding, relaxing, worry, solving, activity, thoughts, kindness, sleep, grief],
  ...[aftermath, panic, anger, family, connecting, burnout, afterIllness, carer, planHelp, child, teen],
  memories,
]

export const isModuleCode = (text: string): text is ModuleCode =>
  (moduleCodes as readonly string[]).includes(text)

/** The exercise of a number. @throws Error when it is not in the list, which a test forbids */
export function moduleOf(code: ModuleCode): Module {
  const found = modules.find((one) => one.code === code)
  if (!found) throw new Error(`no exercise ${code}`)
  return found
}
