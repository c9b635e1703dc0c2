/** Keeps the shell, the help card and the hotline list on the phone. Nothing else of /api is ever kept. */
declare const self: ServiceWorkerGlobalScope
declare const __SHELL__: readonly string[]
declare const __HEAVY__: readonly string[]
declare const __VERSION__: string

const prefix = 'anxin-shell-'
const shellName = prefix + __VERSION__
const hotlinesName = 'anxin-hotlines'
const hotlinesPath = '/api/hotline/numbers'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shellName)
      .then((cache) => cache.addAll(__SHELL__.map((path) => new Request(path, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  )
})

/** The shell before this one stays too: pages already open may still ask for its parts. */
async function forgetOldShells(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== shellName)
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)))
  await self.clients.claim()
}

/** The large files come last and one by one: without them the rest works all the same. */
async function keepHeavy(): Promise<void> {
  const cache = await caches.open(shellName)
  for (const path of __HEAVY__) if (!(await cache.match(path))) await cache.add(path).catch(() => undefined)
}
self.addEventListener('activate', (event) => event.waitUntil(forgetOldShells().then(keepHeavy)))

async function freshOrKept(request: Request): Promise<Response> {
  const cache = await caches.open(hotlinesName)
  try {
    const reply = await fetch(request)
    if (reply.ok) await cache.put(hotlinesPath, reply.clone())
    return reply
  } catch (problem) {
    const kept = await cache.match(hotlinesPath)
    if (kept) return kept
    throw problem
  }
}

async function keptOrFresh(key: string, request: Request): Promise<Response> {
  const current = await caches.open(shellName)
  return (await current.match(key)) ?? (await caches.match(key)) ?? fetch(request)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (url.pathname === hotlinesPath) {
    event.respondWith(freshOrKept(request))
    return
  }
  if (url.pathname.startsWith('/api/') || url.pathname.startsWith('/console')) return
  // a meeting needs the network anyway, and the camera is allowed by the header of this very page
  if (url.pathname === '/appointment' && url.search.startsWith('?meet')) return
  if (__SHELL__.includes(url.pathname)) event.respondWith(keptOrFresh(url.pathname, request))
  else if (request.mode === 'navigate') event.respondWith(keptOrFresh('/', request))
  else event.respondWith(keptOrFresh(url.pathname, request))
})

export {}
