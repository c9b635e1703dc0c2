import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/worklist.ts'
import { findingsOfSigns } from '@anxin/core/care/observed-signs.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { pathOfResident, writeDown } from '../../../platform/identity/written-down.ts'
import { seal } from '../../../platform/privacy.ts'
import { mustReach, observerRoles } from '../policy.ts'
import { db } from '../tables.ts'
import { judgeSeen, keepSeen } from './seen-by-staff.ts'

/** Words that name somebody else: a title or kinship term after a surname. Third parties are not written down. */
const namesSomebody =
  /[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹柏章苏潘葛范彭鲁韦马方任袁柳史唐薛雷贺倪汤罗郝安常于傅齐康伍余顾孟黄萧尹姚邵汪祁毛米贝计成戴宋庞熊纪舒屈项祝董梁杜阮蓝席季贾路江童颜郭梅盛林徐邱高夏蔡田樊胡凌霍万柯管卢莫房解应丁邓洪包左石崔龚程裴陆](某某|[一-龥]{0,2}(先生|女士|医生|老师|主任|书记|师傅|阿姨|叔叔|大爷|大妈|婆婆|爹爹))/u

/**
 * What a community worker saw: kept, judged by the same table, put on the list, and in danger told to whoever is
 * on call, in one transaction. Safe to repeat. @throws Refusal BAD_INPUT when a third party is named or nobody is meant
 */
export async function sendObservation(
  ctx: Ctx,
  { body }: Input<typeof door.observationSend>,
): Promise<{ told: boolean }> {
  const who = mustBeStaff(ctx)
  if (namesSomebody.test(body.words)) throw new Refusal('BAD_INPUT', { field: 'words' })
  if ((body.residentId === undefined) === (body.person === undefined))
    throw new Refusal('BAD_INPUT', { field: 'person' })
  const residentId = body.residentId ?? (await writeDownSeen(ctx, body.id, body.person!))
  if (body.residentId) mustReach(who, observerRoles, await pathOfResident(ctx, residentId))
  ctx.about = { id: body.id, residentId }
  const resident = (await readResident(ctx, residentId))!
  const words = body.words ? seal(ctx, 'observation.words', body.id, body.words) : null
  const kept = await db(ctx)
    .insertInto('observation')
    .values({
      ...{
        id: body.id,
        tenant_id: resident.tenant_id,
        resident_id: residentId,
        unit_id: resident.unit_id,
        staff_id: who.id,
      },
      ...{ signs: body.signs, danger_now: body.dangerNow, words_sealed: words, at: ctx.now },
      where_sealed: body.person ? seal(ctx, 'observation.where', body.id, body.person.where) : null,
    })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  const seen = await judgeSeen(ctx, residentId, findingsOfSigns(body.signs, body.dangerNow))
  if (kept) await keepSeen(ctx, seen, who.name, [...body.signs, ...(body.words ? [body.words] : [])])
  return { told: seen.calls }
}

/** Somebody seen who has no account: named as people call them, found by where they live. */
async function writeDownSeen(
  ctx: Ctx,
  observationId: Id,
  person: { name: string; phone?: string | undefined; birthYear?: number | undefined },
): Promise<Id> {
  const id = observationId.replace(/^.{8}/, (head) =>
    ((Number.parseInt(head, 16) ^ 1) >>> 0).toString(16).padStart(8, '0'),
  )
  // only the year is known: the middle of it, so that the age is right to half a year
  const birthDate = person.birthYear ? `${person.birthYear}-07-01` : undefined
  return writeDown(ctx, mustBeStaff(ctx), { id, name: person.name, phone: person.phone, birthDate })
}
