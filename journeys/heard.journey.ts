import { heard, listen, tabTo } from './hearing.ts'
import { expect, openPhone, test } from './house.ts'
import { settled } from './walk.ts'
import { zh } from './words.ts'

test('Somebody who sees nothing comes from the first page to a person by keys, and hears what happens', async ({
  browser,
  house,
}) => {
  const lin = await house.as('林晓安')
  const before = new Set((await lin.must('GET /api/crisis/board')).rows.map(({ id }) => id))
  const { page } = await openPhone(browser, house)
  await listen(page)
  await page.goto('/')
  await settled(page)

  // the first key offers to leave out what stands on every page
  expect(await tabTo(page, new RegExp(zh.skip), 1)).toBe(1)
  await page.keyboard.press('Enter')
  await tabTo(page, /^a .*(说话|密友)/, 12)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/chat/)
  await settled(page)

  // whatever is come to has a name
  await tabTo(page, /^textarea \S/, 20)
  const send = async (text: string): Promise<void> => {
    await page.keyboard.type(text)
    await tabTo(page, new RegExp(`^button ${zh.chat.send}$`), 4)
    await page.keyboard.press('Enter')
  }
  await send('晚上睡不着')
  const hear = async (what: RegExp): Promise<void> => {
    const all: string[] = []
    await expect
      .poll(
        async () =>
          all.push(...(await heard(page))) && all.some((one) => one.startsWith('says ') && what.test(one)),
        {
          message: `${what} is said`,
          timeout: 30_000,
        },
      )
      .toBe(true)
  }
  // her own line, and then the answer
  await hear(/晚上睡不着/)
  await expect(page.getByRole('log')).not.toHaveText(/^\s*晚上睡不着\s*$/)

  // sent by the key beside it, she is back where she writes
  await send('我不想活了，药都准备好了')
  await hear(new RegExp(zh.crisis.thanks.slice(0, 6)))
  // the numbers are few keys away from where she writes, each with what it is
  await tabTo(page, /^a 120 \S/, 25)

  // somebody on call takes her alert: she hears who is there without looking for it
  const { rows } = await lin.must('GET /api/crisis/board')
  const params = { id: rows.find((row) => !before.has(row.id))!.id }
  await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
  await hear(/林晓安/)
})
