import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { desk, expect, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const { identity } = wordsZh
const { passkeys } = identity
const soon = { timeout: 20_000 }

/** An address of numbers cannot hold a passkey, so this story opens the house by its name. */
const named = (house: TestHouse): string => house.url.replace('127.0.0.1', 'localhost')

/** A phone with a fingerprint reader, as Chromium plays it. */
async function giveAuthenticator(context: BrowserContext, page: Page): Promise<CDPSession> {
  const browser = await context.newCDPSession(page)
  await browser.send('WebAuthn.enable')
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return browser
}

async function comeAs(page: Page, name: string): Promise<void> {
  await page.goto('/console/sign-in')
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await expect(page.locator('[data-event-number]').first()).toBeVisible(soon)
}

const leave = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.getByText(wordsZh.bar.signOut).click()
  await expect(page.getByRole('heading', { name: identity.signIn })).toBeVisible(soon)
}

test('A counsellor signs in with a finger instead of password and code', async ({ browser, house }) => {
  const context = await browser.newContext({ viewport: desk, baseURL: named(house) })
  const watch = new Watch(context, { ...house, url: named(house) })
  const page = await context.newPage()
  await giveAuthenticator(context, page)
  const keys = page.getByRole('region', { name: passkeys.title })

  await test.step('she adds a passkey to her account', async () => {
    await comeAs(page, '林晓安')
    await page.goto('/console/account')
    await expect(keys).toContainText(passkeys.none, soon)
    await keys.getByRole('button', { name: passkeys.add }).click()
    await page.getByLabel(passkeys.name, { exact: true }).fill('我的手机')
    await page.getByRole('dialog').getByRole('button', { name: passkeys.addYes }).click()
    await expect(keys).toContainText('我的手机', soon)
    await expect(keys).toContainText(passkeys.neverUsed)
    await usable(page, watch, 'account with a passkey', 0)
  })

  await test.step('the same device is not asked to keep a second one', async () => {
    await keys.getByRole('button', { name: passkeys.add }).click()
    await page.getByLabel(passkeys.name, { exact: true }).fill('又一把')
    await page.getByRole('dialog').getByRole('button', { name: passkeys.addYes }).click()
    await expect(page.locator('.said-box')).toContainText(passkeys.known, soon)
    await expect(keys).not.toContainText('又一把')
  })

  await test.step('signed out, one touch signs her in, and it is her', async () => {
    await leave(page, '林晓安')
    await page.getByRole('button', { name: identity.byPasskey }).click()
    await expect(page.locator('[data-event-number]').first()).toBeVisible(soon)
    await page.goto('/console/account')
    await expect(keys).not.toContainText(passkeys.neverUsed, soon)
  })

  await test.step('removed, it opens nothing; the session she has goes on', async () => {
    await keys.getByRole('button', { name: passkeys.removeOne('我的手机') }).click()
    await page.getByRole('button', { name: wordsZh.act.remove, exact: true }).last().click()
    await expect(keys).toContainText(passkeys.none, soon)
    await leave(page, '林晓安')
    await page.getByRole('button', { name: identity.byPasskey }).click()
    await expect(page.getByRole('alert')).toContainText(wordsZh.refusals.PASSKEY_FAILED, soon)
  })
})
