import zlib from 'node:zlib'
import { chromium } from '@playwright/test'
import { BuiltServer, freePort } from '../../packages/server/src/proof/built-server.ts'
import type { Ground } from './ground.ts'
import { sleep } from './measure.ts'

/** A start leaves the code it compiled for the next one, a while after it is over. */
const earlierStartMs = 3000

/** Process started → first 200 of /api/health, on a database that is there already: each of five starts, milliseconds. */
export async function measureStarts(ground: Ground): Promise<number[]> {
  await sleep(earlierStartMs)
  const times: number[] = []
  for (let n = 0; n < 5; n += 1) {
    const place = { ...ground.place, port: await freePort() }
    const began = performance.now()
    const starting = BuiltServer.start(place)
    let healthy = 0
    while (healthy === 0) {
      const answer = await fetch(`http://127.0.0.1:${place.port}/api/health`).catch(() => undefined)
      if (answer?.status === 200) healthy = performance.now() - began
      else await sleep(5)
    }
    times.push(healthy)
    await (await starting).stop()
  }
  return times
}

export interface FirstLoad {
  readonly bytes: number
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
}

/** Page, styles and scripts a resident's first visit loads, each compressed with brotli at its best, in bytes. */
export async function measureFirstLoad(ground: Ground): Promise<FirstLoad> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const files: { name: string; bytes: number }[] = []
  const reading: Promise<void>[] = []
  page.on('response', (response) => {
    if (!['document', 'script', 'stylesheet'].includes(response.request().resourceType())) return
    const read = async (): Promise<void> => {
      files.push({
        name: new URL(response.url()).pathname,
        bytes: zlib.brotliCompressSync(await response.body()).length,
      })
    }
    reading.push(read())
  })
  await page.goto(`http://127.0.0.1:${ground.place.port}/`, { waitUntil: 'networkidle' })
  // what it fetches ahead once it is idle counts as well; what comes later still may be cut off by the closing
  await page.waitForTimeout(2000)
  page.removeAllListeners('response')
  await Promise.all(reading)
  await browser.close()
  return { bytes: files.reduce((sum, one) => sum + one.bytes, 0), files }
}
