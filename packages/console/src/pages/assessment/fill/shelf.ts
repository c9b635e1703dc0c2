import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { reading } from '../../../parts/ask/doors.ts'
import type { Shelf } from './work.ts'

const key = 'anxin.packs'

function kept(): Shelf | undefined {
  try {
    const text = localStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as Shelf)
  } catch {
    return undefined
  }
}

/** The packs and their definitions: the house's when it answers, those kept on this device when it does not. */
export function useShelf(enabled: boolean): { shelf: Shelf | undefined; error: Error | null } {
  const { data, error } = useQuery({
    ...reading('GET /api/assessment/staff-packs'),
    enabled,
    staleTime: 3_600_000,
    gcTime: Number.POSITIVE_INFINITY,
    placeholderData: kept,
  })
  useEffect(() => {
    if (!data) return
    try {
      localStorage.setItem(key, JSON.stringify(data))
    } catch {
      // without room on the device the packs last as long as this page
    }
  }, [data])
  return { shelf: data ?? (error ? kept() : undefined), error }
}
