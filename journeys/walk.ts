import type { BrowserContext, Page } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { expect } from './house.ts'

/** What a walk through the pages must not meet: other hosts, complaints in the console, broken scripts. */
export class Watch {
  readonly #seen: string[] = []

  constructor(context: BrowserContext, house: TestHouse) {
    const home = new URL(house.url).host
    context.on('request', (request) => {
      const { protocol, host } = new URL(request.url())
      if (protocol.startsWith('http') && host !== home) this.#seen.push(`asked ${host}`)
    })
    context.on('console', (line) => {
      // a story that takes the network away is told so by the browser for each question the page goes on asking
      if (line.text().includes('net::ERR_INTERNET_DISCONNECTED')) return
      if (line.type() === 'error' || line.type() === 'warning') this.#seen.push(`console: ${line.text()}`)
    })
    context.on('weberror', (fault) => this.#seen.push(`broken: ${fault.error().message}`))
  }

  /** Asserts that nothing was met since the last time. */
  quiet(where: string): void {
    expect.soft(this.#seen.splice(0), `${where}: nothing from outside, no complaint`).toEqual([])
  }
}

/** Waits until a page shows what it is for, and not that it is being read. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('.loading, .waiting, .before')).toHaveCount(0, { timeout: 30_000 })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  // a colour half way between two is nobody's colour: what is changing has changed
  await page.evaluate(async () => {
    const changing = document.getAnimations().filter((one) => one instanceof CSSTransition)
    await Promise.allSettled(changing.map((one) => one.finished))
  })
}

/** English wears the colours of the Chinese page: two thirds of the looking is at those. Large letters have some of their own. */
export type Colours = 'own' | 'seen before'

/** What axe finds on a page. Its program is read once by each document; our pages hold no frames. */
async function lookedAt(page: Page, colours: Colours): Promise<Pick<AxeResults, 'violations' | 'passes'>> {
  expect(page.frames()).toHaveLength(1)
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (own) => {
    const { violations, passes } = await (window as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ['violations'],
      rules: { 'color-contrast': { enabled: own } },
    })
    return { violations, passes }
  }, colours === 'own')
}

/** No serious or critical obstacle for people who listen, magnify or use keys. */
export async function nobodyShutOut(page: Page, where: string, colours: Colours = 'own'): Promise<void> {
  const { violations, passes } = await lookedAt(page, colours)
  expect(passes.length, `${where}: really looked at`).toBeGreaterThan(8)
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} · ${node.failureSummary}`),
    )
  expect.soft(grave, `${where}: no serious obstacle`).toEqual([])
}

async function nothingBeside(page: Page, where: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect.soft(width, `${where}: nothing to scroll sideways`).toBeLessThanOrEqual(page.viewportSize()!.width)
}

/** Everything that can be tapped and is smaller than a thumb; a label counts with its box. */
const smallTargets = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((px) => {
    const small: string[] = []
    for (const target of document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [role=button]',
    )) {
      const whole = target.closest('label') ?? target
      const { width, height } = whole.getBoundingClientRect()
      const hidden =
        !target.checkVisibility({ visibilityProperty: true }) || target.classList.contains('skip')
      if (hidden || (width >= px - 0.5 && height >= px - 0.5)) continue
      const name = target.getAttribute('aria-label') ?? target.textContent?.trim() ?? ''
      small.push(
        `${target.tagName}.${target.className} “${name.slice(0, 20)}” ${width.toFixed()}×${height.toFixed()}`,
      )
    }
    return small
  }, least)

/** One page, as everybody needs it. `least` is the smallest target in pixels; 0 for the desk. */
export async function usable(
  page: Page,
  watch: Watch,
  where: string,
  least: number,
  colours: Colours = 'own',
): Promise<void> {
  await settled(page)
  await nobodyShutOut(page, where, colours)
  await nothingBeside(page, where)
  if (least > 0) expect.soft(await smallTargets(page, least), `${where}: large enough to tap`).toEqual([])
  watch.quiet(where)
}

/** Waits until the pages are kept on the phone; says so within half a minute when they are not. */
export const keptOnPhone = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 30_000 })
    .toBe('activated')
