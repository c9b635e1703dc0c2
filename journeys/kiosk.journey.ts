import type { Page } from '@playwright/test'
import { exitFor, type Tablet, tabletKey } from '../packages/kit/src/tablet.ts'
import { zh } from '../packages/resident/src/pages/kiosk/words.zh.ts'
import { answersOnBoard, onwards, pick, soon, words } from './check-walk.ts'
import { expect, openPhone, test } from './house.ts'
import { keptOnPhone, settled } from './walk.ts'

/** Everything that lies in the browser's stores about answers, as somebody with its tools reads it. */
const lying = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const base = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('anxin')
      asked.onsuccess = () => resolve(asked.result)
    })
    const all = base.transaction('checks').objectStore('checks').getAll()
    const kept = await new Promise((resolve) => {
      all.onsuccess = () => resolve(all.result)
    })
    base.close()
    return JSON.stringify([kept, Object.entries(localStorage).filter(([key]) => key.includes('checks'))])
  })

/** Puts back unsealed what lies sealed, as an older version of the page kept it. */
const asOfOld = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const of = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        asked.onsuccess = () => resolve(asked.result)
      })
    const base = await of(indexedDB.open('anxin'))
    const keys = await of(indexedDB.open('anxin-key'))
    const key: CryptoKey = await of(keys.transaction('key').objectStore('key').get('tablet'))
    if (key.extractable) throw new Error('the key can be taken out')
    const [kept] = await of(base.transaction('checks').objectStore('checks').getAll())
    const whole = Uint8Array.from(atob(kept.sealed), (one) => one.charCodeAt(0))
    const spec = { name: 'AES-GCM', iv: whole.slice(0, 12) }
    const run = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(spec, key, whole.slice(12))))
    await of(base.transaction('checks', 'readwrite').objectStore('checks').put(run, kept.key))
    base.close()
    keys.close()
  })

test('A tablet in the cabin without a network: heard once, cleared for whoever comes next, closed by the phrase', async ({
  browser,
  house,
}) => {
  const worker = await house.colleague('social_worker')
  const { places } = await worker.must('GET /api/kiosk/places')
  const { ticket, unitName } = await worker.must('POST /api/kiosk/tablets', {
    body: { unitId: places[0]!.id, packs: ['quick'] },
  })
  const tablet: Tablet = { ticket, unitName, packs: ['quick'], exit: await exitFor('小屋门口的树') }
  const { context, page } = await openPhone(browser, house)
  await page.goto('/')
  await page.evaluate(([key, kept]) => localStorage.setItem(key!, kept!), [tabletKey, JSON.stringify(tablet)])
  await page.goto('/check')
  const start = page.getByRole('button', { name: zh.start, exact: true })
  await expect(start).toBeVisible(soon)
  await settled(page)
  await keptOnPhone(page)
  await page.waitForLoadState('networkidle')

  await context.setOffline(true)
  await start.click()
  await page.getByLabel(words.begin.age).fill('41')
  await page.getByRole('button', { name: words.begin.go }).click()
  for (let n = 0; n < 4; n += 1) await pick(page, '一半以上的天数')
  for (let n = 0; n < 8; n += 1) await pick(page, '完全不会')
  await page.locator('.safety-card .btn-wide').click()
  await onwards(page, () => page.locator('.choice').filter({ hasText: '好几天' }).click()).catch(
    () => undefined,
  )
  await expect(page.getByText(words.safety.personTablet)).toBeVisible(soon)
  expect(await lying(page)).toContain('"sealed"')
  expect(await lying(page)).not.toContain('"given"')
  await asOfOld(page)
  expect(await lying(page)).toContain('"given"')
  await page.goBack()
  await page.goto('/mine')
  await expect(start).toBeVisible(soon)
  await expect.poll(() => lying(page), soon).not.toContain('"given"')
  await expect(page.locator('main')).not.toContainText('完全不会')
  expect(await answersOnBoard(house)).toHaveLength(0)

  await context.setOffline(false)
  await expect.poll(async () => (await answersOnBoard(house)).length, soon).toBe(1)
  expect((await answersOnBoard(house))[0]!.name).toContain('小屋平板')
  await page.reload()
  await page.getByRole('button', { name: zh.forStaff }).click()
  await page.locator('input[type=password]').fill('不对的口令')
  await page.getByRole('button', { name: zh.leaveNow }).click()
  await expect(page.getByText(zh.phraseWrong)).toBeVisible(soon)
  await page.locator('input[type=password]').fill('小屋门口的树')
  await page.getByRole('button', { name: zh.leaveNow }).click()
  await expect(page.getByRole('link', { name: '看看最近怎么样' }).first()).toBeVisible(soon)
  expect(await answersOnBoard(house)).toHaveLength(1)
})
