import type { StaffRole } from '@anxin/contract/endpoint.ts'

/** Those who take in whom an office sent. */
export const takerRoles: readonly StaffRole[] = ['social_worker', 'supervisor']
