import type { Page } from '@playwright/test'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { keepAftercare } from '../packages/server/src/rooms/aftercare/jobs.ts'
import { expect, openDesk, openPhone, test } from './house.ts'
import { keptOnPhone } from './walk.ts'
import { zh as own } from './words.ts'

const { plan } = wordsZh.crisis.forms

const write = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox').first().fill(text)
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.getByRole('log')).toContainText(text)
}

const inDialog = (page: Page) => page.getByRole('dialog').last()

/** Opens the event with this number on the board. */
async function openEvent(page: Page, number: string): Promise<void> {
  await page.locator(`[data-event-number="${number}"]`).click()
  await expect(page.getByRole('heading', { name: /匿名居民/ }).first()).toBeVisible()
}

for (const sms of ['works', 'fails'] as const) {
  test.describe(() => {
    test.use({ embedded: sms === 'works' })
    test(`J1: two in the morning, nobody knows her name; SMS ${sms}`, async ({ browser, house }) => {
      if (sms === 'fails') house.pager.break('sms')
      const { context: pocket, page: phone } = await openPhone(browser, house)

      await test.step('she opens the house without a name, and is told that it is a program', async () => {
        await phone.goto('/')
        await phone.getByRole('link', { name: /说说话/ }).click()
        await expect(phone.getByRole('log')).toContainText('程序')
      })

      await test.step('she says it halfway; the program asks directly, once', async () => {
        await write(phone, '活着没意思，东西都收拾好了')
        await expect(phone.getByRole('button', { name: '不想说' })).toBeVisible()
      })

      await test.step('the page is cut off mid-way; what she was typing is still there', async () => {
        await phone.getByRole('textbox').first().fill('我其实一直在想')
        await pocket.setOffline(true)
        await phone.getByRole('button', { name: '发送' }).click()
        await expect(phone.getByText(/在本机/)).toBeVisible()
        await phone.getByRole('textbox').first().fill('还没写完的话')
        await pocket.setOffline(false)
        await phone.reload()
        await expect(phone.getByRole('textbox').first()).toHaveValue('还没写完的话')
        await expect(phone.getByRole('log').getByText('我其实一直在想')).toHaveCount(1)
        await expect(phone.getByText(/在本机/)).toHaveCount(0)
      })

      await test.step('she says yes, with a plan; the crisis screen and a person are called', async () => {
        await write(phone, '想过死，药都准备好了，今晚就吃')
        await expect(phone.getByRole('link', { name: /120/ }).first()).toBeVisible()
        await expect(phone.getByRole('link', { name: /12356/ }).first()).toBeVisible()
        await expect(phone.getByText(/提醒已发给值班|正在叫值班/).first()).toBeVisible()
      })

      const zhou = await openDesk(browser, house, '周敏')
      let number = ''
      await test.step('the alert is on the board; nobody comes, so the second is paged', async () => {
        const row = zhou.page.locator('[data-event-number]').filter({ hasText: '匿名' }).first()
        await expect(row).toBeVisible()
        number = (await row.getAttribute('data-event-number'))!
        const pages = () => house.pager.letters.filter((letter) => letter.words.includes(number))
        await expect.poll(() => pages().length, { timeout: 20_000 }).toBeGreaterThan(0)
        const before = pages().length
        house.floor.clock.turn({ minutes: 2, seconds: 1 })
        await expect.poll(() => pages().length, { timeout: 20_000 }).toBeGreaterThan(before)
      })

      await test.step('she takes it, sees why, and answers in the same conversation', async () => {
        await openEvent(zhou.page, number)
        await expect(zhou.page.getByText(/药都准备好了/).first()).toBeVisible()
        await zhou.page.keyboard.press('a')
        await expect(phone.getByText(/周敏/).first()).toBeVisible({ timeout: 15_000 })
        await zhou.page.getByRole('tab', { name: '对话' }).click()
        await zhou.page
          .getByRole('textbox', { name: '写给本人' })
          .fill('我是周敏，是真人，我在。您身边现在有人吗？')
        await zhou.page.keyboard.press('Enter')
        await expect(phone.getByRole('log')).toContainText('我是周敏，是真人，我在。')
        await write(phone, '就我一个人，药在桌上')
        await expect(zhou.page.getByText('就我一个人，药在桌上').first()).toBeVisible()
      })

      await test.step('contact, structured assessment, safety plan', async () => {
        const desk = zhou.page
        await desk.getByRole('tab', { name: '处置' }).click()
        await desk.getByRole('button', { name: '记录联系' }).first().click()
        await inDialog(desk).getByText('电话', { exact: true }).click()
        await inDialog(desk).getByText('联系上了', { exact: true }).click()
        await inDialog(desk).getByRole('button', { name: '记下' }).click()
        await desk.getByRole('button', { name: '做评估' }).first().click()
        for (const index of [0, 1, 2, 4])
          await inDialog(desk).getByText('是', { exact: true }).nth(index).click()
        await inDialog(desk)
          .getByText(/有没有具体的打算/)
          .click()
        await inDialog(desk).getByLabel('您的决定').fill('陪到邻居来，药交给邻居')
        await inDialog(desk).getByLabel('为什么这样决定').fill('有念头有打算，愿意配合')
        await inDialog(desk).getByRole('button', { name: '保存评估' }).click()
        await expect(inDialog(desk)).toBeHidden()
        await desk.getByRole('tab', { name: '安全计划' }).click()
        await desk.getByRole('button', { name: '写安全计划' }).first().click()
        await inDialog(desk).getByRole('textbox').first().fill('半夜一个人坐着发呆')
        const safer = inDialog(desk).getByRole('group', { name: plan.saferEnvironment })
        await safer.getByRole('button', { name: plan.addLine }).click()
        await safer.getByLabel(`${plan.step} 1`).fill('药交给楼下邻居保管')
        await inDialog(desk).getByRole('button', { name: '保存新的一版' }).click()
        await expect(inDialog(desk)).toBeHidden()
      })

      await test.step('the plan is on her phone, also in flight mode', async () => {
        await phone.goto('/plan')
        await expect(phone.getByText('半夜一个人坐着发呆').first()).toBeVisible()
        await keptOnPhone(phone)
        await pocket.setOffline(true)
        await phone.reload()
        await expect(phone.getByText('半夜一个人坐着发呆').first()).toBeVisible()
        await pocket.setOffline(false)
      })

      await test.step('she leaves the end of her number and a friend, with consent', async () => {
        await phone.goto('/chat')
        await phone.getByRole('button', { name: /留个电话/ }).click()
        await phone.getByLabel('您的电话，或末四位').fill('5678')
        await phone.getByText('再留一位朋友').click()
        await phone.getByLabel('朋友怎么称呼').fill('小雨')
        await phone.getByLabel('朋友的电话').fill('13900000999')
        await phone.getByText(/我同意/).click()
        await phone.getByRole('button', { name: '留下' }).click()
        await expect(zhou.page.getByText('小雨').first()).toBeVisible({ timeout: 15_000 })
      })

      await test.step('the acute danger is over: caring contacts are booked', async () => {
        const desk = zhou.page
        await desk.getByRole('tab', { name: '处置' }).click()
        await desk.getByRole('button', { name: '已稳定' }).first().click()
        await inDialog(desk).getByRole('textbox').first().fill('邻居已到，药已收走')
        await inDialog(desk).getByRole('button', { name: '确认已稳定' }).click()
        await expect(desk.getByText('回访中').first()).toBeVisible()
      })

      const later = async (hours: number): Promise<Page> => {
        house.floor.clock.turn({ hours })
        await zhou.page.waitForTimeout(1500)
        const { page } = await openDesk(browser, house, '周敏')
        await openEvent(page, number)
        return page
      }
      const followUp = async (desk: Page, distress: number | null): Promise<void> => {
        await desk.getByRole('button', { name: '记录回访' }).first().click()
        await inDialog(desk)
          .getByText(distress === null ? '没联系上' : '联系上了', { exact: true })
          .click()
        if (distress !== null)
          await inDialog(desk).getByText(String(distress), { exact: true }).first().click()
        if (distress !== null) await inDialog(desk).getByText('和本人一起看过安全计划').click()
        await inDialog(desk).getByRole('button', { name: '记下回访' }).click()
        await expect(inDialog(desk)).toBeHidden()
      }

      await test.step('24 h: reached; 72 h: missed, tried again, then it is the supervisor’s', async () => {
        await followUp(await later(24), 7)
        const desk = await later(48)
        await followUp(desk, null)
        await followUp(desk, null)
        await expect(desk.getByText('已告诉督导').first()).toBeVisible()
      })

      await test.step('7 d: she signs up and claims her conversation by its code', async () => {
        const code = (await (await phone.request.get('/api/companion/conversation')).json())
          .claimCode as string
        const guifang = await openPhone(browser, house)
        const { people } = await (await guifang.page.request.get('/api/identity/demo/people')).json()
        const acheng = people.find((one: { name: string }) => one.name === '阿诚')
        await guifang.page.request.post('/api/identity/demo/sessions', { data: { id: acheng.id } })
        await guifang.page.goto('/mine')
        await guifang.page.getByRole('textbox', { name: '找回码' }).fill(code)
        await guifang.page.getByRole('button', { name: '找回', exact: true }).click()
        await expect(guifang.page.getByText(own.mine.claimDone)).toBeVisible()
        await guifang.page.goto('/chat')
        await expect(guifang.page.getByRole('log')).toContainText('就我一个人，药在桌上')
      })

      await test.step('closing needs two contacts, falling scores and another person’s name', async () => {
        house.floor.clock.turn({ hours: 96 })
        await keepAftercare(house.floor)
        await zhou.page.waitForTimeout(1500)
        const { page: desk } = await openDesk(browser, house, '周敏')
        await desk.locator(`[data-event-number="${number}"]`).click()
        await followUp(desk, 3)
        await desk.getByRole('button', { name: '申请结案' }).first().click()
        await inDialog(desk).getByRole('textbox').first().fill('两次联系上，难受程度下降，药由邻居保管')
        await inDialog(desk).getByRole('button', { name: '申请结案' }).click()
        await expect(inDialog(desk)).toBeHidden()
        const { page: supervisor } = await openDesk(browser, house, '陈督明')
        await supervisor.locator(`[data-event-number="${number}"]`).click()
        await supervisor.getByRole('button', { name: '签字结案' }).first().click()
        await inDialog(supervisor).getByRole('textbox').first().fill('同意结案')
        await inDialog(supervisor).getByRole('button', { name: /签字/ }).click()
        await expect(supervisor.getByText('已结案').first()).toBeVisible()
      })

      await test.step('the audit chain and the event’s own chain hold', async () => {
        const { page: auditor } = await openDesk(browser, house, '孙核')
        const verified = await (await auditor.request.get('/api/audit/verification')).json()
        expect(verified).toMatchObject({ holds: true })
      })
    })
  })
}
