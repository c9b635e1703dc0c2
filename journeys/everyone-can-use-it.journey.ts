import type { Browser, Page } from '@playwright/test'
import { packWords } from '../packages/core/src/care/plan/packs.words.ts'
import { en as checkEn } from '../packages/resident/src/pages/check/words.en.ts'
import { zh as checkZh } from '../packages/resident/src/pages/check/words.zh.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { answerToTheEnd, onwards, openPack } from './check-walk.ts'
import { desk, expect, looking, openDesk, openPhone, test } from './house.ts'
import { type Colours, settled, usable, Watch } from './walk.ts'
import { en, zh } from './words.ts'

const residentPages = [
  '/',
  '/chat',
  '/help',
  '/breathe',
  '/check',
  '/plan',
  '/mine',
  '/settings',
  '/sign-in',
  '/report',
  '/tools',
  '/tools?m=M02',
  '/mood',
  '/programme',
] as const
const thumb = { normal: 48, elder: 60 } as const

interface Mode {
  readonly name: string
  readonly letters: keyof typeof thumb
  readonly words: typeof zh
  readonly asks: typeof checkZh
  readonly colours: Colours
}
const modes: readonly Mode[] = [
  { name: 'ordinary letters, Chinese', letters: 'normal', words: zh, asks: checkZh, colours: 'own' },
  { name: 'large letters, Chinese', letters: 'elder', words: zh, asks: checkZh, colours: 'own' },
  { name: 'ordinary letters, English', letters: 'normal', words: en, asks: checkEn, colours: 'seen before' },
]

type Check = (where: string) => Promise<void>

/** A resident's phone set as the resident wants it, with somebody watching over what it asks and says. */
async function phoneSet(
  browser: Browser,
  house: TestHouse,
  mode: Mode,
): Promise<{ page: Page; check: Check }> {
  const { context, page } = await openPhone(browser, house)
  const watch = new Watch(context, house)
  await page.goto('/settings')
  await settled(page)
  if (mode.letters === 'elder') await page.getByRole('button', { name: zh.settings.on, exact: true }).click()
  if (mode.words === en) await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: mode.words.settings.title })).toBeVisible()
  return { page, check: (where) => usable(page, watch, where, thumb[mode.letters], mode.colours) }
}

async function inCrisis(page: Page, check: Check, { crisis, chat, callback }: typeof zh): Promise<void> {
  await page.goto('/chat')
  await page.getByRole('textbox').first().fill('我不想活了，药都准备好了')
  await page.getByRole('button', { name: chat.send, exact: true }).click()
  await expect(page.getByRole('button', { name: crisis.falseAlarm })).toBeVisible({ timeout: 30_000 })
  await check('the chat in a crisis')
  await page.getByRole('button', { name: callback.open }).click()
  await check('leaving a number in a crisis')
  await page.getByRole('button', { name: crisis.fold, exact: true }).click()
  await check('the chat with the crisis card folded')
  await page.goto('/')
  await check('the home page after a crisis')
}

async function writingPlan(page: Page, check: Check, { plan, save }: typeof zh): Promise<void> {
  await page.goto('/plan')
  await page.getByRole('button', { name: plan.startWriting }).click()
  await page.getByRole('button', { name: plan.fields.warningSigns.add }).click()
  await page.getByRole('textbox').first().fill('整夜睡不着')
  await page.getByRole('button', { name: plan.fields.trustedContacts.add, exact: true }).click()
  await page.getByRole('button', { name: plan.fields.saferEnvironment.add }).click()
  await check('writing the safety plan')
  await page.getByRole('button', { name: save, exact: true }).click()
  await expect(page.getByText('整夜睡不着').first()).toBeVisible()
  await check('the safety plan written')
}

/** Questions from the first to the result, by way of the ninth: every kind of screen there is. */
async function lookingBack(page: Page, check: Check, asks: typeof checkZh): Promise<void> {
  await page.goto('/check')
  await page.locator('.offer-first').waitFor()
  // large letters put the elders' questions first, and the others away
  const more = page.getByRole('button', { name: asks.more, exact: true })
  if (await more.isVisible()) await more.click()
  await openPack(page, packWords[asks === checkEn ? 'en' : 'zh'].quick.title)
  await page.getByLabel(asks.begin.age).fill('35')
  await check('before the first question')
  await page.getByRole('button', { name: asks.begin.go }).click()
  const pick = (nth: number) => onwards(page, () => page.locator('.choice').nth(nth).click())
  await check('the first question')
  for (let n = 0; n < 4; n += 1) await pick(2)
  for (let n = 0; n < 8; n += 1) await pick(0)
  await check('before the question about safety')
  await page.getByRole('button', { name: asks.safety.go, exact: true }).click()
  await page.getByRole('button', { name: asks.player.skip, exact: true }).click()
  await check('asked once more, softly')
  await pick(1)
  await expect(page.getByText(asks.safety.toldNobody)).toBeVisible({ timeout: 30_000 })
  await check('after a dangerous answer')
  await page.getByRole('button', { name: asks.safety.goOn }).click()
  await check('a question about safety')
  await pick(1)
  await answerToTheEnd(page, 0)
  await check('the result')
  await page.getByRole('button', { name: asks.result.keep, exact: true }).click()
  await page.getByRole('button', { name: asks.result.leaveNumber }).click()
  await check('the result kept, leaving a number')
  await page.getByRole('button', { name: asks.result.again, exact: true }).click()
  await page.locator('.past-one summary').click()
  await check('earlier results')
}

async function signingUp(page: Page, house: TestHouse, check: Check, { signIn }: typeof zh): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel(signIn.phone, { exact: true }).fill('13900000777')
  await page.getByRole('button', { name: signIn.sendCode }).click()
  await expect(page.getByLabel(signIn.code, { exact: true })).toBeVisible()
  await check('waiting for the code')
  // whoever is on call is being paged for the crisis before: only what went to this phone
  const sentHere = () => house.pager.letters.filter(({ address }) => address === '13900000777')
  const codeIn = () => /\d{6}/.exec(sentHere().at(-1)?.words ?? '')?.[0]
  await expect.poll(codeIn, { timeout: 30_000 }).toBeTruthy()
  await page.getByLabel(signIn.code, { exact: true }).fill(codeIn()!)
  await page.getByRole('button', { name: signIn.go, exact: true }).click()
  await expect(page.getByRole('heading', { name: signIn.newTitle })).toBeVisible({ timeout: 30_000 })
  await page.getByLabel(signIn.birth).fill('2011-05-05')
  await check('signing up as a minor')
}

for (const mode of modes) {
  test(`Nobody is shut out of a page for residents: ${mode.name}`, async ({ browser, house }) => {
    test.setTimeout(600_000)
    const { page, check } = await phoneSet(browser, house, mode)
    for (const path of residentPages) {
      await page.goto(path)
      await check(path)
    }
    await writingPlan(page, check, mode.words)
    await lookingBack(page, check, mode.asks)
    await inCrisis(page, check, mode.words)
    await signingUp(page, house, check, mode.words)
    await page.goto('/sign-in')
    await page.getByRole('button', { name: /桂芳/ }).click()
    await expect(page).toHaveURL(/\/$/)
    for (const path of ['/', '/chat', '/check', '/mine', '/settings', '/tools', '/mood', '/programme']) {
      await page.goto(path)
      await check(`${path} of somebody signed in`)
    }
  })
}

looking('The help card without any program is readable and tappable', async ({ browser, house }) => {
  const { context, page } = await openPhone(browser, house)
  const watch = new Watch(context, house)
  await page.goto('/help.html')
  await usable(page, watch, '/help.html', thumb.normal)
})

/** Which colleague's roles open which page of the console. */
const deskPages = [
  {
    name: '林晓安',
    pages: ['/', '/worklist', '/fill', '/roster', '/hotlines', '/tree', '/health', '/account'],
  },
  { name: '李静', pages: ['/worklist', '/library', '/phases', '/plans'] },
  {
    name: '王理',
    pages: ['/roster', '/hotlines', '/people', '/tree', '/outside', '/hooks', '/audit', '/health'],
  },
  { name: '王理', pages: ['/library', '/thresholds', '/precision', '/campaigns'] },
  { name: '王理', pages: ['/quality', '/quality/harms', '/quality/templates', '/model'] },
  { name: '陈督明', pages: ['/quality', '/quality/samples', '/quality/templates', '/model'] },
  { name: '吴街', pages: ['/campaigns'] },
  { name: '孟格', pages: ['/observe', '/visits'] },
  { name: '陈督明', pages: ['/safeguard', '/safeguard/children', '/safeguard/ethics'] },
  { name: '何苗', pages: ['/guide', '/shared-moods'] },
  { name: '孙核', pages: ['/audit', '/account'] },
] as const

/** A colleague's desk with somebody watching over what it asks and says. */
async function deskSet(browser: Browser, house: TestHouse, name: string) {
  const { context, page } = await openDesk(browser, house, name)
  const watch = new Watch(context, house)
  return { page, check: (where: string, colours?: Colours) => usable(page, watch, where, 0, colours) }
}

/** Whoever comes to a page second sees more or fewer rows of it, in the colours the first has seen. */
const coloursOf = (path: string, nth: number): Colours =>
  deskPages.findIndex(({ pages }) => (pages as readonly string[]).includes(path)) === nth
    ? 'own'
    : 'seen before'

for (const [nth, { name, pages }] of deskPages.entries()) {
  looking(
    `Nobody is shut out of the console: the pages ${name} may open: ${pages.join(' ')}`,
    async ({ browser, house }) => {
      looking.setTimeout(600_000)
      const { page, check } = await deskSet(browser, house, name)
      for (const path of pages) {
        await page.goto(`/console${path}`)
        await check(`${path} as ${name}`, coloursOf(path, nth))
      }
    },
  )
}

looking(
  'Nobody is shut out of an event on the console, whichever tab is open',
  async ({ browser, house }) => {
    looking.setTimeout(600_000)
    const { page, check } = await deskSet(browser, house, '林晓安')
    await page.locator('[data-event-number]').first().click()
    for (const tab of ['处置', '对话', '评估', '安全计划', '经过']) {
      await page.getByRole('tab', { name: tab }).click()
      await check(`tab ${tab}`)
    }
    await page.getByRole('tab', { name: '处置' }).click()
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog').last()
    await page.getByRole('button', { name: '记录联系' }).first().click()
    await check('noting a contact')
    await dialog.getByText('电话', { exact: true }).click()
    await dialog.getByText('联系上了', { exact: true }).click()
    await dialog.getByRole('button', { name: '记下' }).click()
    await page.getByRole('button', { name: '做评估' }).first().click()
    await expect(dialog).toBeVisible()
    await check('assessing')
  },
)

looking(
  'Nobody is shut out of somebody on the list, their measures, and filling in',
  async ({ browser, house }) => {
    looking.setTimeout(600_000)
    const { page, check } = await deskSet(browser, house, '李静')
    await page.goto('/console/worklist')
    await page.locator('[data-entry]').filter({ hasText: '谭小燕' }).click()
    await expect(page.getByText('处置步骤')).toBeVisible()
    await check('somebody on the list')
    for (const act of ['调整级别', '记录联系', '做决定', '改情况']) {
      await page.getByRole('button', { name: act }).first().click()
      await check(act)
      await page.keyboard.press('Escape')
    }
    await page.getByRole('link', { name: '看全部量表' }).click()
    await expect(page.getByText('打印一页')).toBeVisible()
    await check('measures')
    await page.getByRole('button', { name: '看作答' }).first().click()
    await check('answers of one form')
    await page.goto('/console/fill')
    await page.getByLabel('按手机号找').fill('13900000111')
    await page.getByRole('button', { name: '找', exact: true }).click()
    await page.getByRole('button', { name: /罗建平/ }).click()
    await page.getByText('心情小测').click()
    await check('beginning to fill in')
    await page.getByRole('button', { name: '开始填' }).click()
    await expect(page.getByText('按 0–9 选')).toBeVisible()
    await check('filling in')
  },
)

looking('Nobody is shut out of the porch of the console', async ({ browser, house }) => {
  const context = await browser.newContext({ viewport: desk, baseURL: house.url })
  const page = await context.newPage()
  const watch = new Watch(context, house)
  for (const path of ['/sign-in', '/invitation', '/invitation?token=x', '/first?token=x']) {
    await page.goto(`/console${path}`)
    await usable(page, watch, path, 0)
  }
})

looking('The console reads as well in English', async ({ browser, house }) => {
  looking.setTimeout(600_000)
  const { page, check } = await deskSet(browser, house, '王理')
  await page.goto('/console/roster')
  await page.getByRole('button', { name: /王理/ }).click()
  await page.getByText('English').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  for (const path of [
    '/',
    '/worklist',
    '/library',
    '/thresholds',
    '/campaigns',
    '/guide',
    '/roster',
    '/people',
    '/quality',
    '/quality/templates',
    '/model',
    '/audit',
  ]) {
    await page.goto(`/console${path}`)
    await check(`${path} in English`, 'seen before')
  }
})
