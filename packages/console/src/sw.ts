/** Keeps the pages of the console on a device that goes out, so that they open without a network. Nothing of /api is ever kept. */
declare const self: ServiceWorkerGlobalScope
declare const __SHELL__: readonly string[]
declare const __VERSION__: string

const prefix = 'anxin-console-'
const shellName = prefix + __VERSION__
const page = '/console/'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shellName)
      .then((cache) =>
        cache.addAll([page, ...__SHELL__].map((path) => new Request(path, { cache: 'reload' }))),
      )
      .then(() => self.skipWaiting()),
  )
})

async function forgetOld(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== shellName)
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}
self.addEventListener('activate', (event) => event.waitUntil(forgetOld()))

/** The page as the house sends it, whenever it does: an old one only where there is no network. */
async function pageOf(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (problem) {
    const kept = await caches.match(page)
    if (kept) return kept
    throw problem
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(pageOf(request))
  else if (__SHELL__.includes(url.pathname))
    event.respondWith(caches.match(url.pathname).then((kept) => kept ?? fetch(request)))
})

export {}
