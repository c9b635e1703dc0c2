import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { expect, openDesk, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const { hook: words, act } = wordsZh

test('An administrator has a street platform told of alerts, tries it, and sees that it was taken', async ({
  browser,
  house,
}) => {
  const heard: string[] = []
  const platform = http.createServer((request, response) => {
    request.on('data', (part) => heard.push(String(part)))
    request.on('end', () => response.writeHead(204).end())
  })
  await new Promise<void>((yes) => platform.listen(0, '127.0.0.1', yes))
  const url = `http://127.0.0.1:${(platform.address() as AddressInfo).port}/hook`
  const { page } = await openDesk(browser, house, '王理')
  const watch = new Watch(page.context(), house)
  await page.goto(`${house.url}/console/hooks`)
  await expect(page.getByText(words.none)).toBeVisible()
  await usable(page, watch, 'no webhook yet', 0)

  await page.getByRole('button', { name: words.add }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.name).fill('街道平台')
  await dialog.getByLabel(words.url).fill(url)
  await dialog.getByText(words.kindNames['alert.opened'], { exact: true }).click()
  await dialog.getByRole('button', { name: words.save }).click()
  await dialog.getByRole('button', { name: words.secretYes }).click()
  await expect(dialog.getByLabel(words.secretIs)).toHaveValue(/^[\w-]{40,}$/)
  await usable(page, watch, 'the secret of a webhook', 0)
  await dialog.getByRole('button', { name: act.close }).last().click()

  await page.getByRole('button', { name: `${words.try} 街道平台` }).click()
  await page.getByRole('button', { name: `${words.log} 街道平台` }).click()
  await expect(page.getByText(words.deliveryStates.delivered)).toBeVisible({ timeout: 15_000 })
  expect(heard.map((one) => JSON.parse(one).kind)).toEqual(['hook.tried'])
  await usable(page, watch, 'a webhook and its log', 0)
  platform.close()
})
