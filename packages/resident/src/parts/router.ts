import { signal } from '@preact/signals'

export const paths = [
  '/',
  '/chat',
  '/help',
  '/breathe',
  '/check',
  '/plan',
  '/mine',
  '/settings',
  '/sign-in',
  '/tools',
  '/mood',
  '/programme',
  '/memory',
  '/guardian',
  '/complaint',
  '/report',
  '/shared-plan',
  '/appointment',
] as const
export type Path = (typeof paths)[number]

const isPath = (text: string): text is Path => (paths as readonly string[]).includes(text)
const current = (): Path => {
  const bare = location.pathname.replace(/\/+$/, '') || '/'
  return isPath(bare) ? bare : '/'
}

export const path = signal<Path>(current())
/** What follows the question mark, with it; for pages that show more than one thing. */
export const query = signal(location.search)
let steps = 0

export function go(to: Path, how: 'push' | 'replace' = 'push', search = ''): void {
  if (to === path.value && search === location.search) return
  if (how === 'push') {
    steps += 1
    history.pushState(null, '', to + search)
  } else history.replaceState(null, '', to + search)
  query.value = search
  path.value = to
}

/** One step back inside the house, or home where there is none. */
export function back(): void {
  if (steps > 0) {
    steps -= 1
    history.back()
  } else go('/', 'replace')
}

const ownLink = (event: MouseEvent): HTMLAnchorElement | null => {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = (event.target as Element | null)?.closest('a')
  return link && link.origin === location.origin && !link.target && !link.hasAttribute('download')
    ? link
    : null
}

export function startRouter(): void {
  addEventListener('popstate', () => {
    query.value = location.search
    path.value = current()
  })
  document.addEventListener('click', (event) => {
    const link = ownLink(event)
    if (!link || link.hash || !isPath(link.pathname)) return
    event.preventDefault()
    go(link.pathname, 'push', link.search)
  })
}
