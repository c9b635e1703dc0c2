import { sayTongue } from '@anxin/kit/caller.ts'
import { computed, signal } from '@preact/signals'
import { recall, remember } from './pocket.ts'

/** A language of the house. */
export type Locale = 'zh' | 'en'
/** A language and how it is written. */
export type Tongue = Locale | 'zh-Hant'

const guessTongue = (): Tongue => {
  const kept = recall('locale')
  if (kept === 'zh' || kept === 'zh-Hant' || kept === 'en') return kept
  const own = navigator.language.toLowerCase()
  if (!own.startsWith('zh')) return 'en'
  return /hant|^zh-(tw|hk|mo)/.test(own) ? 'zh-Hant' : 'zh'
}

export const tongue = signal<Tongue>(guessTongue())
sayTongue(() => tongue.value)
export const locale = computed<Locale>(() => (tongue.value === 'en' ? 'en' : 'zh'))
export const elder = signal(recall('elder') === 'yes')
/** Code of the cabin whose poster or link brought the resident here. */
export const cabinCode = signal<string | undefined>(recall('cabin') ?? undefined)

/** The same as a part of what is asked of the house; nothing where no poster was seen. */
export const poster = (): { cabin?: string } => (cabinCode.value ? { cabin: cabinCode.value } : {})

export function chooseTongue(next: Tongue): void {
  tongue.value = next
  remember('locale', next)
}

export function chooseElder(on: boolean): void {
  elder.value = on
  remember('elder', on ? 'yes' : 'no')
  showElder()
}

export const elderChosenHere = (): boolean => recall('elder') !== null

export function showElder(): void {
  if (elder.value) document.documentElement.dataset.type = 'elder'
  else delete document.documentElement.dataset.type
}

/** Reads `?cabin=` once from the address, remembers it, and takes it out of the address bar. */
export function readCabin(): void {
  const url = new URL(location.href)
  const code = url.searchParams.get('cabin')
  if (!code || code.length > 40) return
  cabinCode.value = code
  remember('cabin', code)
  url.searchParams.delete('cabin')
  history.replaceState(null, '', url)
}
