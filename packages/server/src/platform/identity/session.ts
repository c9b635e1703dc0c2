import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, newId, write } from '../ctx.ts'
import { asHouse, speakFor } from '../db/transaction.ts'
import { fingerprint, newSecret } from '../privacy.ts'

/** Idle and absolute limits in minutes. @source domain specification 10.1 (staff), 4.1 (anonymous: 30 idle minutes) */
const limits = {
  staff: { idle: 30, absolute: 8 * 60 },
  anonymous: { idle: 30, absolute: 24 * 60 },
  registered: { idle: 30 * 24 * 60, absolute: 180 * 24 * 60 },
} as const

/** An open crisis event keeps an anonymous resident's session alive this long, so that a person can still answer. */
const heldIdleMinutes = 7 * 24 * 60

interface Whose {
  readonly tenantId: Id
  readonly staffId?: Id
  readonly residentId?: Id
}

async function insert(ctx: Ctx, whose: Whose, limit: { idle: number; absolute: number }, cookie: string): Promise<Id> {
  const id = newId(ctx)
  const secret = newSecret()
  await asHouse(ctx, async () =>
    write(
      ctx,
      `insert into session (id, token_hash, tenant_id, resident_id, staff_id, device, started_at, seen_at, idle_minutes, ends_at)
       values ($1,$2,$3,$4,$5,$6,$7,$7,$8,$9)`,
      [
        ...[id, fingerprint(secret), whose.tenantId, whose.residentId ?? null, whose.staffId ?? null],
        ...[ctx.device.slice(0, 200), ctx.now, limit.idle, minutesLater(ctx.now, limit.absolute)],
      ],
    ),
  )
  ctx.cookies.push({ name: cookie, value: secret, maxAgeSeconds: limit.absolute * 60 })
  return id
}

export const beginStaffSession = (ctx: Ctx, tenantId: Id, staffId: Id): Promise<Id> =>
  insert(ctx, { tenantId, staffId }, limits.staff, 'anxin_staff')

/** Signs a resident in on this device; from here on the transaction speaks for them. */
export async function beginResidentSession(ctx: Ctx, tenantId: Id, residentId: Id, registered: boolean): Promise<void> {
  const sessionId = await insert(
    ctx,
    { tenantId, residentId },
    registered ? limits.registered : limits.anonymous,
    'anxin_resident',
  )
  await speakFor(ctx, { kind: 'resident', id: residentId, tenantId, sessionId, registered })
}

/** Somebody may need to reach this resident: idle wiping passes by and the session stays open. */
export function keepAwake(ctx: Ctx, residentId: Id): void {
  write(
    ctx,
    `with held as (update resident set held = true where id = $1 and not held)
     update session set idle_minutes = greatest(idle_minutes, $2), ends_at = greatest(ends_at, $3) where resident_id = $1 and revoked_at is null`,
    [residentId, heldIdleMinutes, minutesLater(ctx.now, heldIdleMinutes)],
  )
}

export const forgetCookie = (ctx: Ctx, name: string): void => {
  ctx.cookies.push({ name, value: '', maxAgeSeconds: 0 })
}
