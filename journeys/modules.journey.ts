import fs from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { moduleCodes } from '../packages/core/src/selfhelp/codes.ts'
import { moduleWordsEn } from '../packages/core/src/selfhelp/words/en.words.ts'
import { moduleWordsZh } from '../packages/core/src/selfhelp/words/zh.words.ts'
import { zh as chatAid } from '../packages/resident/src/pages/chat/aid/words.zh.ts'
import { zh as mood } from '../packages/resident/src/pages/mood/words.zh.ts'
import { zh as programme } from '../packages/resident/src/pages/programme/words.zh.ts'
import { zh as tools } from '../packages/resident/src/pages/tools/words.zh.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { expect, openPhone, phone, test } from './house.ts'
import { keptOnPhone, settled } from './walk.ts'
import { zh } from './words.ts'

const soon = { timeout: 30_000 }
const assets = path.join(import.meta.dirname, '../packages/resident/dist/assets')
const read = (name: string): string => fs.readFileSync(path.join(assets, name), 'utf8')
const programs = (): readonly string[] => fs.readdirSync(assets).filter((name) => name.endsWith('.js'))

/** The one built file whose text holds these words; fails when there is none, or more than one. */
function fileWith(words: string): string {
  const found = programs().filter((name) => read(name).includes(words))
  expect(found, `one file holds “${words}”`).toHaveLength(1)
  return found[0]!
}

/** The page’s own file, by the name its source has. */
function fileOf(page: string): string {
  const found = programs().filter((name) => name.startsWith(`${page}-`))
  expect(found, `one file is built from ${page}`).toHaveLength(1)
  return found[0]!
}

/** A file and everything it cannot run without, by what stands in the files themselves. */
function closureOf(file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known
  known.add(file)
  for (const [, next] of read(file).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    closureOf(next!, known)
  return known
}

/** A phone on which nothing is kept, so that every file a page needs is asked for where it can be seen. */
async function openWatched(
  browser: Browser,
  house: TestHouse,
): Promise<{ context: BrowserContext; page: Page; came: Set<string> }> {
  const context = await browser.newContext({
    ...{ viewport: phone, baseURL: house.url, isMobile: true, hasTouch: true },
    serviceWorkers: 'block',
  })
  const came = new Set<string>()
  context.on('request', (request) => {
    const name = /\/assets\/([^?]+)/.exec(request.url())?.[1]
    if (name) came.add(name)
  })
  return { context, page: await context.newPage(), came }
}

/** Follows a link of the house without loading the page anew. */
const follow = (page: Page, to: string): Promise<void> =>
  page.evaluate((href) => {
    const link = document.createElement('a')
    link.href = href
    document.body.append(link)
    link.click()
    link.remove()
  }, to)

/** Nothing has been asked for during a second and a half. */
async function still(page: Page, came: ReadonlySet<string>): Promise<void> {
  for (let before = -1; before !== came.size; ) {
    before = came.size
    await page.waitForTimeout(1500)
  }
}

const jsOf = (came: Iterable<string>): string[] => [...came].filter((name) => name.endsWith('.js')).sort()

const doors = [
  ['/tools', 'ToolsPage', tools.title],
  ['/tools?m=M05', 'ToolsPage', moduleWordsZh.modules.M05.title],
  ['/tools?m=M10', 'ToolsPage', moduleWordsZh.modules.M10.title],
  ['/mood', 'MoodPage', zh.mood.page],
  ['/programme', 'Programme', zh.home.programme],
  ['/memory', 'Memory', zh.memoryTitle],
] as const

test('The talk fetches no exercise; opening one fetches that page and what it needs, and nothing else', async ({
  browser,
  house,
}) => {
  const exercises = fileWith(moduleWordsZh.modules.M01.consent)
  for (const code of moduleCodes) {
    // all of one language are one file: on a slow network twenty-three files cost more than their words
    expect(fileWith(moduleWordsZh.modules[code].consent), code).toBe(exercises)
    expect(fileWith(moduleWordsEn.modules[code].consent), code).not.toBe(exercises)
  }
  const later = [exercises, fileWith(moduleWordsEn.modules.M01.consent)]
  for (const [, page] of doors) later.push(fileOf(page))
  expect([...closureOf(fileOf('ToolsPage'))]).toContain(exercises)

  for (const [to, file, title] of doors) {
    const { context, page, came } = await openWatched(browser, house)
    await page.goto('/chat')
    await expect(page.getByRole('log')).toContainText('程序', soon)
    await expect(page.getByRole('region', { name: chatAid.help.label })).toBeAttached(soon)
    await page.getByRole('textbox').first().fill('今天想找人说说话')
    await still(page, came)
    const talk = new Set(came)
    expect(talk.size, 'the talk itself was seen to come').toBeGreaterThan(2)
    expect(
      jsOf(talk).filter((name) => later.includes(name)),
      'the talk waits for no exercise',
    ).toEqual([])

    await follow(page, to)
    await expect(page.getByRole('heading', { name: title }).first()).toBeVisible(soon)
    await settled(page)
    await still(page, came)
    const fetched = jsOf(came).filter((name) => !talk.has(name))
    const needed = [...closureOf(fileOf(file))].filter((name) => !talk.has(name)).sort()
    expect(needed).toContain(fileOf(file))
    expect(fetched, `${to} fetches what ${file} needs, and nothing else`).toEqual(needed)
    await context.close()
  }
})

test('Whoever has opened the talk once opens every exercise, the diary and the five sessions without a network', async ({
  browser,
  house,
}) => {
  test.setTimeout(180_000)
  const { context, page } = await openPhone(browser, house)
  await page.goto('/chat')
  await expect(page.getByRole('log')).toContainText('程序', soon)
  await keptOnPhone(page)
  await context.setOffline(true)
  for (const code of moduleCodes) {
    await page.goto(`/tools?m=${code}`)
    await settled(page)
    const { title, consent } = moduleWordsZh.modules[code]
    await expect(page.getByRole('heading', { name: title }).first(), code).toBeVisible(soon)
    await expect(page.locator('main'), `${code} says what happens in it`).toContainText(consent)
    await expect(page.getByRole('button', { name: tools.player.consent, exact: true })).toBeVisible()
  }
  await page.goto('/mood')
  await settled(page)
  await page.locator('.wx-row').getByRole('button', { name: zh.mood.names.grey }).click()
  await expect(page.getByRole('button', { name: mood.save, exact: true })).toBeVisible(soon)
  await page.goto('/programme')
  await settled(page)
  await expect(page.getByText(programme.outline).first()).toBeVisible(soon)
})
