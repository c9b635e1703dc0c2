import type { Browser, BrowserContext, Page } from '@playwright/test'
import { zh } from '../packages/resident/src/pages/check/words.zh.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import type { Visitor } from '../packages/server/src/visitor.ts'
import { listed } from '../seed/list.ts'
import { expect, phone } from './house.ts'

export const words = zh
export const soon = { timeout: 20_000 }

/** The question on the screen. */
const question = (page: Page) => page.locator('#asked')

/** Does something and waits until another screen than this question is there. */
export async function onwards(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await question(page).textContent()
  await act()
  await page.waitForFunction((text) => document.querySelector('#asked')?.textContent !== text, before)
}

/** Chooses this answer and waits until the screen has moved on. */
export const pick = (page: Page, answer: string): Promise<void> =>
  onwards(page, () => page.locator('.choice').filter({ hasText: answer }).first().click())

/** Opens a group of questions by its name. */
export async function openPack(page: Page, title: string): Promise<void> {
  const card = page.locator('.offer-first, .offer').filter({ hasText: title }).first()
  await card.waitFor()
  const inside = card.getByRole('button')
  await ((await inside.count()) > 0 ? inside : card).click()
}

/** Opens a group of questions, says how old, and agrees. */
export async function begin(page: Page, title: string, age: string | null): Promise<void> {
  await openPack(page, title)
  if (age !== null) await page.getByLabel(words.begin.age).fill(age)
  await page.getByRole('button', { name: words.begin.go }).click()
}

/** Answers whatever comes in this way until the result is there. */
export async function answerToTheEnd(page: Page, nth: number, each?: () => Promise<void>): Promise<void> {
  const result = page.locator('.result-card, .waiting-result')
  for (let n = 0; n < 60; n += 1) {
    await expect(page.locator('.choice, .safety-card, .result-card, .waiting-result').first()).toBeVisible(
      soon,
    )
    if (await result.isVisible()) return
    if (await page.locator('.safety-card').isVisible()) await page.locator('.safety-card .btn-wide').click()
    else {
      await each?.()
      await onwards(page, () => page.locator('.choice').nth(nth).click())
    }
  }
}

/** Events on the board that an answer of this story raised: the street has some of its own. */
export async function answersOnBoard(house: TestHouse) {
  const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
  return rows.filter((row) => row.source === 'scale' && !listed.some((one) => one.name === row.name))
}

/** A phone on which somebody is signed in already. */
export async function phoneOf(
  browser: Browser,
  house: TestHouse,
  who: Visitor,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: phone,
    baseURL: house.url,
    isMobile: true,
    hasTouch: true,
  })
  const cookies = who.cookie.split('; ').map((pair) => pair.split('=') as [string, string])
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: house.url })))
  return { context, page: await context.newPage() }
}
