import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { chromium, type LaunchOptions } from '@playwright/test'
import lighthouse, { type Result } from 'lighthouse'
import { expect, openPhone, test } from './house.ts'

const kilobyte = 1024
const report = path.join(import.meta.dirname, '../test-results/lighthouse.json')

const freePort = (): Promise<number> =>
  new Promise((yes) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => yes(port))
    })
  })

interface Fetched {
  readonly url: string
  readonly transferSize: number
}
/** What the first load fetched, as Lighthouse saw it on the wire. */
function fetchedBy({ audits }: Result): readonly Fetched[] {
  const details = audits['network-requests']?.details
  if (details?.type !== 'table') throw new Error('Lighthouse noted no requests')
  return details.items
    .map((item) => ({ url: String(item.url), transferSize: Number(item.transferSize ?? 0) }))
    .filter(({ url }) => url.startsWith('http'))
}

/** The home page as a phone of medium strength on a slow mobile network sees it for the first time. */
async function measure(url: string, launch: LaunchOptions): Promise<Result> {
  const port = await freePort()
  const browser = await chromium.launch({
    ...launch,
    args: [...(launch.args ?? []), '--accept-lang=zh-CN', `--remote-debugging-port=${port}`],
  })
  try {
    const onlyCategories = ['performance', 'accessibility']
    const run = await lighthouse(url, { port, onlyCategories, output: 'json', logLevel: 'error' })
    if (!run || run.lhr.runtimeError) throw new Error(run?.lhr.runtimeError?.message ?? 'no result')
    return run.lhr
  } finally {
    await browser.close()
  }
}

/** Timed figures: told and kept, never a reason to fail, for the machine may be busy with other work. */
function tell(lhr: Result, bytes: number, requests: number): void {
  const ms = (audit: string): number => Math.round(lhr.audits[audit]?.numericValue ?? Number.NaN)
  const figures = {
    performance: Math.round((lhr.categories.performance?.score ?? 0) * 100),
    accessibility: Math.round((lhr.categories.accessibility?.score ?? 0) * 100),
    firstContentfulPaintMs: ms('first-contentful-paint'),
    largestContentfulPaintMs: ms('largest-contentful-paint'),
    totalBlockingTimeMs: ms('total-blocking-time'),
    speedIndexMs: ms('speed-index'),
    layoutShift: lhr.audits['cumulative-layout-shift']?.numericValue ?? null,
    bytes,
    requests,
    lighthouse: lhr.lighthouseVersion,
    /** Strength of this machine in this minute; about 1000 and more is a calm one. */
    benchmarkIndex: Math.round(lhr.environment.benchmarkIndex),
    at: lhr.fetchTime,
  }
  fs.mkdirSync(path.dirname(report), { recursive: true })
  fs.writeFileSync(report, `${JSON.stringify(figures, null, 2)}\n`)
  console.log(`Lighthouse, resident home, mobile: ${JSON.stringify(figures)}`)
}

test('On a weak phone and a slow network the first page comes light, and only from the house', async ({
  house,
  launchOptions,
}) => {
  test.setTimeout(300_000)
  const lhr = await measure(`${house.url}/`, launchOptions)
  const fetched = fetchedBy(lhr)
  const bytes = fetched.reduce((sum, { transferSize }) => sum + transferSize, 0)
  tell(lhr, bytes, fetched.length)
  expect(lhr.categories.accessibility?.score).toBe(1)
  expect(fetched.map(({ url }) => new URL(url).origin).filter((origin) => origin !== house.url)).toEqual([])
  expect(bytes).toBeGreaterThan(10 * kilobyte)
  expect(bytes).toBeLessThanOrEqual(60 * kilobyte)
})

test('The talk itself comes light, too: what stands beside it and every exercise comes after it', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  const names = new Map<string, string>()
  const came: { url: string; bytes: number }[] = []
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => names.set(requestId, request.url))
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    came.push({ url: names.get(requestId) ?? '', bytes: encodedDataLength }),
  )
  await page.goto('/chat')
  await page.getByRole('textbox').first().waitFor()
  const files = came.filter(({ url }) => /\/chat$|\.(?:js|css|html|svg|woff2)(?:$|\?)/.test(url))
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0)
  console.log(`First load of the talk: ${bytes} bytes in ${files.length} files`)
  expect(files.length).toBeGreaterThan(2)
  expect(bytes).toBeGreaterThan(10 * kilobyte)
  expect(bytes).toBeLessThanOrEqual(60 * kilobyte)
})
