import type { Page } from '@playwright/test'
import { moduleWordsZh } from '../packages/core/src/selfhelp/words/zh.words.ts'
import { zh as mood } from '../packages/resident/src/pages/mood/words.zh.ts'
import { zh as programme } from '../packages/resident/src/pages/programme/words.zh.ts'
import { zh as tools } from '../packages/resident/src/pages/tools/words.zh.ts'
import { expect, looking, openPhone, test } from './house.ts'
import { keptOnPhone, settled, usable, Watch } from './walk.ts'
import { zh } from './words.ts'

const soon = { timeout: 30_000 }
const { player, danger, stopped, end } = tools
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page) => page.locator('main h2').first()

/** Taps and waits for the next screen. */
async function onwards(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await heading(page).textContent()
  await act()
  await expect(heading(page)).not.toHaveText(before!, soon)
}
const next = (page: Page): Promise<void> =>
  onwards(page, () =>
    page.getByRole('button', { name: new RegExp(`^(${player.next}|${player.skip})$`) }).click(),
  )
const choose = (page: Page, name: string): Promise<void> => onwards(page, () => button(page, name).click())
async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').first().fill(text)
  await next(page)
}
async function rate(page: Page, value: number): Promise<void> {
  await page.getByRole('button', { name: zh.breathe.scaleAt(value), exact: true }).click()
  await next(page)
}
async function openExercise(page: Page, code: string, before: number): Promise<void> {
  await page.goto(`/tools?m=${code}`)
  await settled(page)
  await onwards(page, () => button(page, player.consent).click())
  await rate(page, before)
}
/** Leaves out whatever is left, to the end. */
async function toTheEnd(page: Page): Promise<void> {
  for (let n = 0; n < 25 && (await page.locator('.end').count()) === 0; n += 1) await next(page)
  await expect(page.locator('.end')).toBeVisible()
}
/** Waits until the screener, which is kept last, is on the phone. */
const screenerKept = (page: Page): Promise<void> =>
  expect
    .poll(
      () =>
        page.evaluate(async () => {
          const names = await caches.keys()
          const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
          return all.flat().some(({ url }) => url.includes('/assets/screen-'))
        }),
      soon,
    )
    .toBe(true)

test('In flight mode an exercise is played, survives a reload, and what was written stays on the phone', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  await page.goto('/')
  await settled(page)
  await keptOnPhone(page)
  await screenerKept(page)
  await context.setOffline(true)

  await openExercise(page, 'M05', 7)
  await next(page)
  await write(page, '房租交不上')
  await page.reload()
  await settled(page)
  await expect(heading(page)).toHaveText('这件事，您现在能做点什么吗？', soon)
  await button(page, player.before).click()
  await expect(page.getByRole('textbox')).toHaveValue('房租交不上')
  await next(page)
  await choose(page, '能做一点')
  await write(page, '给房东打电话')
  await write(page, '明天上午十点')
  await next(page)
  await rate(page, 5)
  await button(page, '把那一步写在日历上').click()
  await next(page)
  await onwards(page, () => button(page, '有些用').click())
  await expect(page.getByText(end.lighter)).toBeVisible()
  await expect(page.getByText(tools.state.here)).toBeVisible()
  await page.goto('/tools?leaves')
  await expect(page.getByText('给房东打电话')).toBeVisible(soon)
})

test('Words of danger in an exercise bring the numbers and a person at once, without a network and unsent', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  await page.goto('/')
  await settled(page)
  await keptOnPhone(page)
  await screenerKept(page)
  await context.setOffline(true)
  await openExercise(page, 'M05', 7)
  await next(page)
  await page.getByRole('textbox').fill('我不想活了，药都准备好了')
  await button(page, player.next).click()
  await expect(page.getByRole('heading', { name: danger.title })).toBeVisible(soon)
  await expect(page.locator('main a[href="tel:120"]').first()).toBeVisible()
  await expect(page.getByText(danger.toldNobody)).toBeVisible()
  await expect(button(page, danger.person)).toBeVisible()
  // for three days a thought record is not begun, and the numbers stay
  await page.goto('/tools?m=M08')
  await expect(page.getByRole('heading', { name: tools.notNow.title })).toBeVisible(soon)
  await page.goto('/tools?m=M20')
  await expect(page.getByRole('heading', { name: tools.notNow.personFirst })).toBeVisible(soon)
})

test('Three harder on the scale ends an exercise beside a person; a tap or a word stops it', async ({
  browser,
  house,
}) => {
  const { page } = await openPhone(browser, house)
  await openExercise(page, 'M03', 3)
  for (let n = 0; n < 6; n += 1) await next(page)
  await page.getByRole('button', { name: zh.breathe.scaleAt(6), exact: true }).click()
  await button(page, player.next).click()
  await expect(page.getByRole('heading', { name: stopped.worse })).toBeVisible(soon)
  await expect(page.locator('main a[href="tel:120"]').first()).toBeVisible()

  await openExercise(page, 'M09', 4)
  await button(page, player.stopWhole).click()
  await expect(page.getByRole('heading', { name: stopped.title })).toBeVisible()
  await button(page, stopped.resume).click()
  await next(page)
  await page.getByRole('textbox').fill('停')
  await button(page, player.next).click()
  await expect(page.getByRole('heading', { name: stopped.title })).toBeVisible()
})

test('A first chest pain leads to 120, and fear of being hit to safety', async ({ browser, house }) => {
  const { page } = await openPhone(browser, house)
  await openExercise(page, 'M13', 8)
  await choose(page, '说不准')
  await expect(page.locator('main a[href="tel:120"]')).toBeVisible()
  await openExercise(page, 'M14', 6)
  await choose(page, '我怕 TA 动手')
  await expect(page.locator('main a[href="tel:110"]')).toBeVisible()
  await next(page)
  await expect(heading(page)).toContainText('挨打不是您的错')
})

test('From the talk and back: the friend hears that it was done', async ({ browser, house }) => {
  const { page } = await openPhone(browser, house)
  await page.goto('/chat')
  await expect(page.getByRole('log')).toContainText('程序', soon)
  await page.goto('/tools?m=M02&from=chat')
  await settled(page)
  await onwards(page, () => button(page, player.consent).click())
  await toTheEnd(page)
  await button(page, end.chat).click()
  await expect(page).toHaveURL(/\/chat$/)
  await expect(page.getByRole('log')).toContainText(end.done, soon)
})

test('Weather noted before there was a diary is in it; words are added, changed and taken away', async ({
  browser,
  house,
}) => {
  const { page } = await openPhone(browser, house)
  await page.goto('/help.html')
  await page.evaluate(
    () =>
      new Promise<void>((yes, no) => {
        const asked = indexedDB.open('anxin', 2)
        asked.onupgradeneeded = () => {
          for (const drawer of ['moods', 'outbox', 'kept', 'breaths', 'checks', 'packs'])
            asked.result.createObjectStore(drawer)
        }
        asked.onerror = () => no(asked.error)
        asked.onsuccess = () => {
          const date = new Date(Date.now() - 86_400_000)
          const two = (value: number) => String(value).padStart(2, '0')
          const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
          const writing = asked.result.transaction('moods', 'readwrite')
          writing.objectStore('moods').put({ day, weather: 'sun' }, day)
          writing.oncomplete = () => {
            asked.result.close()
            yes()
          }
        }
      }),
  )
  await page.goto('/')
  await page.locator('.wx').getByRole('button', { name: zh.mood.names.rain }).click()
  await expect(page.getByRole('link', { name: zh.mood.stormyTool.M02 })).toBeVisible()
  await page.getByRole('link', { name: zh.mood.more }).click()
  await expect(page.getByText(mood.skyDay('昨天', zh.mood.names.sun))).toBeAttached(soon)
  await button(page, mood.wordNames.tired).click()
  await page.getByLabel(mood.note).fill('站了一天')
  await button(page, mood.save).click()
  await expect(page.getByText(mood.saved)).toBeVisible(soon)
  await page.reload()
  await expect(page.getByRole('button', { name: /站了一天/ })).toBeVisible(soon)
  await page.getByLabel(mood.note).fill('坐下来歇了会儿')
  await button(page, mood.save).click()
  await expect(page.getByRole('button', { name: /坐下来歇了会儿/ })).toBeVisible(soon)
  await button(page, mood.remove).click()
  await expect(page.getByRole('button', { name: /坐下来歇了会儿/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /站了一天/ })).toHaveCount(0)
  await page.goto('/')
  await expect(page.locator('.wx [aria-pressed=true]')).toHaveCount(0)
})

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /桂芳/ }).click()
  await expect(page).toHaveURL(/\/$/)
}

test('Signed in, an exercise reaches the house once, also when the first answer is lost', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  await signIn(page)
  const already = (await (await page.request.get('/api/selfhelp/runs')).json()).runs.length
  let lost = 0
  await context.route('**/api/selfhelp/runs/*', async (route) => {
    if (lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort('connectionreset')
  })
  await openExercise(page, 'M09', 6)
  await toTheEnd(page)
  await expect(page.getByText(tools.state.got)).toBeVisible(soon)
  const { runs } = await (await page.request.get('/api/selfhelp/runs')).json()
  expect(lost).toBe(1)
  expect(runs).toHaveLength(already + 1)
  expect(runs[0]).toMatchObject({ module: 'M09', before: 6 })
})

test('A session of the five finished without a network reaches the house by itself', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  await signIn(page)
  await page.goto('/programme')
  await settled(page)
  const done = page.locator('.five-done')
  await expect(page.locator('.five-now')).toBeVisible(soon)
  const already = await done.count()
  await page.locator('.five-now').getByRole('button').click()
  await context.setOffline(true)
  await button(page, programme.finish).click()
  await expect(page.getByText(programme.keptHere)).toBeVisible(soon)
  await expect(done).toHaveCount(already + 1)
  await context.setOffline(false)
  await page.reload()
  await expect
    .poll(
      async () =>
        (await (await page.request.get('/api/selfhelp/programme')).json()).programme.sessions[already].doneAt,
      soon,
    )
    .not.toBeNull()
  await expect(done).toHaveCount(already + 1)
})

test('Signed in, one day is shown to one person and taken back', async ({ browser, house }) => {
  const { page } = await openPhone(browser, house)
  await signIn(page)
  const { people } = await (await page.request.get('/api/selfhelp/share-people')).json()
  expect(people.length, 'somebody accompanies her').toBeGreaterThan(0)
  await page.goto('/mood')
  await settled(page)
  await page.locator('.wx-row').getByRole('button', { name: zh.mood.names.grey }).click()
  await expect(page.getByText(tools.state.got)).toBeVisible(soon)
  await page.getByText(mood.share, { exact: true }).click()
  const [{ name, how }] = people
  await button(page, mood.sharePick(name, mood.shareHow[how] ?? '')).click()
  await expect(page.getByText(mood.shareNow(name))).toBeVisible(soon)
  await button(page, mood.shareBack(name)).click()
  await expect(page.getByText(mood.shareNow(name))).toHaveCount(0)
})

for (const letters of ['normal', 'elder'] as const) {
  looking(`Nobody is shut out of an exercise: ${letters} letters`, async ({ browser, house }) => {
    looking.setTimeout(600_000)
    const { context, page } = await openPhone(browser, house)
    const watch = new Watch(context, house)
    const thumb = letters === 'elder' ? 60 : 48
    if (letters === 'elder') {
      await page.goto('/settings')
      await button(page, zh.settings.on).click()
    }
    // every kind of screen there is
    for (const [code, screens] of [
      ...([
        ['M01', 4],
        ['M02', 5],
        ['M03', 4],
        ['M04', 5],
        ['M05', 4],
      ] as const),
      ...([
        ['M06', 5],
        ['M08', 5],
        ['M10', 3],
        ['M13', 3],
        ['M16', 4],
      ] as const),
    ]) {
      await page.goto(`/tools?m=${code}`)
      await usable(page, watch, `${code}: before it begins`, thumb)
      await onwards(page, () => button(page, player.consent).click())
      for (let n = 1; n <= screens; n += 1) {
        await usable(page, watch, `${code}: screen ${n} “${moduleWordsZh.modules[code].title}”`, thumb)
        await next(page)
      }
    }
    await page.goto('/tools')
    for (const need of await page.locator('details.need').all()) await need.locator('summary').click()
    await usable(page, watch, 'the list', thumb)
    await page.goto('/mood')
    await page.locator('.wx-row button').nth(1).click()
    await usable(page, watch, 'the diary, writing', thumb)
  })
}
