import type { Duty, StaffRole } from '@anxin/contract/endpoint.ts'
import type { unitKinds } from '@anxin/contract/network.ts'
import type { ToldDays } from '@anxin/core/casework/certificate.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Generated } from 'kysely'
import { roomDb } from '../../platform/db/window.ts'

export interface UnitRow {
  id: Id
  parent_id: Id | null
  tenant_id: Id | null
  kind: (typeof unitKinds)[number]
  name: string
  code: string
  path: Id[]
  phone: string | null
  hours: string | null
  created_at: Date
}

interface NetworkTables {
  unit: UnitRow
  tenant: { id: Id; name: string; set_up_at: Date | null; created_at: Date }
  staff: {
    id: Id
    tenant_id: Id
    name: string
    login_name: string
    phone_sealed: Uint8Array | null
    email_sealed: Uint8Array | null
    password_hash: Generated<string | null>
    totp_sealed: Generated<Uint8Array | null>
    totp_ready: Generated<boolean>
    state: 'invited' | 'active' | 'suspended'
    created_at: Date
    left_at: Generated<Date | null>
  }
  staff_grant: { id: Id; tenant_id: Id; staff_id: Id; role: StaffRole; unit_id: Id }
  staff_certificate: {
    id: Id
    tenant_id: Id
    staff_id: Id
    duty: Duty
    number: string
    valid_until: string
    ended_at: Generated<Date | null>
    ended_why: Generated<string | null>
    told_days: Generated<ToldDays | null>
  }
  session: { id: Id; staff_id: Id | null; revoked_at: Date | null }
  passkey: { id: Id; staff_id: Id }
}

/** This room's window on the database. */
export const db = roomDb<NetworkTables>()
