import { Converter } from 'opencc-js/cn2t'
import { expect, openPhone, test } from './house.ts'

const toTraditional = Converter({ from: 'cn', to: 'tw' })

test('Somebody who reads traditional characters reads the whole house in them, and their own words stay as typed', async ({
  browser,
  house,
}) => {
  const { page } = await openPhone(browser, house)
  await page.goto('/settings')
  await page.getByRole('button', { name: '繁體中文' }).click()
  await expect(
    page.getByRole('heading', { name: '設定' }).or(page.getByRole('heading', { name: '設置' })),
  ).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')

  /** Every text drawn and read aloud, but what was typed. */
  const drawn = (): Promise<string[]> =>
    page.evaluate(() => {
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const texts: string[] = []
      for (let node = walk.nextNode(); node; node = walk.nextNode())
        // the cabin's own name is one no table knows
        if (!node.parentElement?.closest('[translate=no],[lang=zh-CN],script'))
          texts.push(node.textContent ?? '')
      for (const one of document.querySelectorAll('[aria-label],[placeholder]'))
        texts.push(one.getAttribute('aria-label') ?? '', one.getAttribute('placeholder') ?? '')
      return texts.map((text) => text.replaceAll('梧桐里小屋', ''))
    })
  const allTraditional = async (): Promise<void> => {
    await expect.poll(async () => (await drawn()).join('')).not.toMatch(/正在打[开開]|^\s*$/)
    await expect.poll(async () => (await drawn()).filter((text) => toTraditional(text) !== text)).toEqual([])
  }

  for (const path of ['/', '/chat', '/help', '/tools', '/check', '/mood', '/plan', '/settings']) {
    await page.goto(path)
    await expect(page.locator('#main')).toBeVisible()
    await allTraditional()
    await page.screenshot({ path: `test-results/traditional${path.replace('/', '-')}.png` })
  }

  await page.goto('/chat')
  const typed = '心里发慌，后来干脆不说话'
  await page.getByRole('textbox').fill(typed)
  await page.getByRole('button', { name: '發送' }).click()
  await expect(page.getByText(typed, { exact: true })).toBeVisible()
  await expect(page.locator('.m.bot').last()).toBeVisible()
  await allTraditional()
  await expect(page).toHaveTitle(/安心/)
  await page.screenshot({ path: 'test-results/traditional-talk.png' })

  await page.goto('/settings')
  await page.getByRole('button', { name: '简体中文' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})
