import { wordsZh } from '../packages/console/src/words.zh.ts'
import { expect, openDesk, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const { casework, record } = wordsZh
const soon = { timeout: 20_000 }

test('A worker draws who stands around a person, and changes the phrase of her private notes', async ({
  browser,
  house,
}) => {
  const li = await house.as('李静')
  const { rows } = await li.must('GET /api/casework/cases', { params: { view: 'mine' } })
  const id = rows.find(({ name }) => name === '桂芳')!.id
  const { context, page } = await openDesk(browser, house, '李静')
  const watch = new Watch(context, house)
  const open = (tab: string) => page.goto(`/console/cases/${id}?tab=${tab}`)

  await test.step('the picture and its table say the same; what is added stays', async () => {
    const words = casework.ecomap
    await open('assess')
    const sheet = page.getByRole('region', { name: words.title })
    await expect(sheet.getByRole('img', { name: /桂芳/ })).toBeVisible(soon)
    await sheet.getByRole('button', { name: words.add }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words.name, { exact: true }).fill('外甥阿强')
    await dialog.getByLabel(words.relation).fill('外甥')
    await dialog.getByText(words.ways.strain, { exact: true }).click()
    await dialog.getByText(words.strengths[3], { exact: true }).click()
    await dialog.getByLabel(words.homeTick).check()
    await dialog.getByRole('button', { name: words.addYes }).click()
    const line = sheet.getByRole('row', { name: /外甥阿强/ })
    await expect(line).toContainText(words.ways.strain)
    await sheet.getByRole('button', { name: casework.file.keep, exact: true }).click()
    await expect(sheet.getByText(/李静/).last()).toBeVisible(soon)
    await page.reload()
    await expect(sheet.getByRole('row', { name: /外甥阿强/ })).toBeVisible(soon)
    await expect(sheet.locator('svg text', { hasText: '外甥阿强' })).toBeVisible()
    await usable(page, watch, 'an ecomap', 0)
  })

  await test.step('the new phrase opens what the old one sealed; the old one opens nothing', async () => {
    const words = record.working
    const [before, after] = ['河边第三棵柳树下面的石凳', '山顶茶亭里的第二盏小油灯']
    await open('notes')
    const notes = page.getByRole('region', { name: words.title })
    await notes.getByLabel(words.phrase).fill(before)
    await notes.getByLabel(words.again).fill(before)
    await notes.getByRole('button', { name: words.make }).click()
    const unlock = async (phrase: string): Promise<void> => {
      await notes.getByLabel(words.phrase).fill(phrase)
      await notes.getByRole('button', { name: words.open, exact: true }).click()
    }
    await expect(notes.getByRole('button', { name: words.open, exact: true })).toBeVisible(soon)
    await unlock(before)
    await notes.getByLabel(words.text).fill('今天我比她还急，下次先停一停')
    await notes.getByRole('button', { name: words.keep }).click()
    await expect(notes.getByRole('button', { name: words.read, exact: true })).toBeVisible(soon)
    await notes.getByRole('button', { name: words.change, exact: true }).click()
    await usable(page, watch, 'changing the phrase', 0)
    await notes.getByLabel(words.oldPhrase).fill(before)
    await notes.getByLabel(words.newPhrase).fill(after)
    await notes.getByLabel(words.again).fill(after)
    await notes.getByRole('button', { name: words.changeYes }).click()
    await expect(page.getByText(words.changed)).toBeVisible(soon)
    await page.reload()
    await unlock(before)
    await expect(notes.getByText(words.wrong)).toBeVisible(soon)
    await unlock(after)
    await notes.getByRole('button', { name: words.read, exact: true }).click(soon)
    await expect(notes.getByText('今天我比她还急，下次先停一停')).toBeVisible(soon)
  })
})
