import type { ruleIds } from '@anxin/core/care/table.ts'
import type { Body, Reply } from '../../parts/ask/doors.ts'

export type List = Reply<'GET /api/worklist/entries'>
export type Row = List['rows'][number]
export type ListView = 'open' | 'mine' | 'closed'
export type Entry = Reply<'GET /api/worklist/entries/:id'>['entry']
export type EntryState = Entry['state']
export type DueWhat = Entry['dueWhat']
export type Mode = NonNullable<Entry['mode']>
export type Judged = Entry['decisions'][number]
export type Evidence = Judged['evidence'][number]
export type Finding = Evidence['findings'][number]
export type RuleName = (typeof ruleIds)[number] | 'CTX3'
export type Contact = Body<'POST /api/worklist/entries/:id/contacts'>
type Decided = Body<'POST /api/worklist/entries/:id/decision'>
export type Decision = Decided['decision']
export type FalseAlarm = NonNullable<Decided['falseAlarm']>
export type Profile = Body<'POST /api/worklist/entries/:id/profile'>
export type Relation = NonNullable<Body<'POST /api/assessment/people/:id/sittings'>['proxyRelation']>

/** In the order of the contract, which is loaded for its types only. */
export const contactChannels = [
  'phone',
  'chat',
  'visit',
  'cabin',
  'video',
] as const satisfies readonly Contact['channel'][]
export const contactOutcomes = [
  'reached',
  'no_answer',
  'refused',
  'message_left',
] as const satisfies readonly Contact['outcome'][]
export const decisions = [
  'self_help',
  'watch',
  'brief_support',
  'counselling',
  'specialist',
  'other_service',
  'declined',
  'false_alarm',
] as const satisfies readonly Decision[]
export const falseAlarmReasons = [
  'misread_question',
  'old_event',
  'wrong_person',
  'test_or_training',
  'other',
] as const satisfies readonly FalseAlarm[]
