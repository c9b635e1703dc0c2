import { randomUUID } from 'node:crypto'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { zh } from '../packages/resident/src/pages/appointment/words.zh.ts'
import { expect, openDesk, openPhone, test } from './house.ts'
import { usable, Watch } from './walk.ts'

test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
      // two windows on one machine find each other without a name server
      '--disable-features=WebRtcHideLocalIpsWithMdns',
    ],
  },
})

const words = wordsZh.live
const soon = { timeout: 20_000 }

test('A counsellor and a neighbour meet: in text with receipts, a file, then by video from browser to browser', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  const { people } = (await (await page.request.get('/api/identity/demo/people')).json()) as {
    people: { id: string; name: string }[]
  }
  const acheng = people.find((one) => one.name === '阿诚')!.id
  await page.request.post('/api/identity/demo/sessions', { data: { id: acheng } })
  const { context: deskContext, page: desk } = await openDesk(browser, house, '李静')
  const [watch, deskWatch] = [new Watch(context, house), new Watch(deskContext, house)]

  await test.step('she opens the meeting; he comes in by himself from the waiting room', async () => {
    await page.goto('/appointment?meet')
    await expect(page.getByText(zh.meet.nothing)).toBeVisible(soon)
    await usable(page, watch, 'waiting room', 44)
    const { people: found } = await (await house.as('李静')).must('POST /api/appointment/callers', {
      body: { digits: '0102' },
    })
    const id = randomUUID()
    await desk.request.post('/api/live/sessions', { data: { id, residentId: found[0]!.id, mode: 'video' } })
    await desk.goto(`/console/live/${id}`)
    await expect(desk.getByRole('heading', { name: '阿诚' })).toBeVisible(soon)
    await expect(page.getByRole('heading', { name: '李静' })).toBeVisible(soon)
  })

  await test.step('lines go both ways; what was read says so; a draft survives a reload', async () => {
    await page.getByLabel(zh.meet.write).fill('您好，我到了')
    await page.reload()
    await expect(page.getByLabel(zh.meet.write)).toHaveValue('您好，我到了', soon)
    await page.getByRole('button', { name: zh.meet.send }).click()
    await expect(desk.getByText('您好，我到了')).toBeVisible(soon)
    await desk.getByLabel(words.write).fill('欢迎，这周怎么样？')
    await desk.getByRole('button', { name: words.send, exact: true }).click()
    await expect(page.getByText('欢迎，这周怎么样？')).toBeVisible(soon)
    await expect(page.locator('.meet-line.mine')).toContainText(zh.meet.receipts.read, soon)
    await page.getByLabel(zh.meet.attach).setInputFiles({
      name: '睡眠记录.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('周一 2 点睡'),
    })
    await expect(desk.getByRole('link', { name: /睡眠记录/ })).toContainText(words.scans.unscanned, soon)
    await usable(page, watch, 'a meeting on the phone', 44)
    await usable(desk, deskWatch, 'a meeting at the desk', 0)
  })

  await test.step('picture and sound really flow, both ways', async () => {
    await desk.getByRole('button', { name: words.call.video }).click()
    await page.getByRole('button', { name: zh.meet.take }).click(soon)
    for (const side of [page, desk]) {
      const call = side.locator('[data-call]')
      await expect(call).toHaveAttribute('data-call', 'talking', soon)
      await expect.poll(async () => Number(await call.getAttribute('data-frames')), soon).toBeGreaterThan(5)
      await expect.poll(async () => Number(await call.getAttribute('data-audio')), soon).toBeGreaterThan(200)
    }
    await page.getByRole('button', { name: zh.meet.mute, exact: true }).click()
    await expect(page.getByRole('button', { name: zh.meet.unmute })).toBeVisible()
    await page.getByRole('button', { name: zh.meet.hangUp }).click()
    await expect(desk.locator('[data-call]')).toHaveAttribute('data-call', 'idle', soon)
  })

  await test.step('words of danger here reach whoever is on call, and the counsellor is told', async () => {
    await page.getByLabel(zh.meet.write).fill('其实我不想活了')
    await page.getByRole('button', { name: zh.meet.send }).click()
    await expect(page.getByText(zh.danger)).toBeVisible(soon)
    const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
    expect(rows.some((row) => row.source === 'live')).toBe(true)
  })

  await test.step('the camera is asked for on this page and nowhere else', async () => {
    const policyOf = async (path: string) => (await page.request.get(path)).headers()['permissions-policy']
    expect(await policyOf('/')).toContain('camera=()')
    expect(await policyOf('/console/')).toContain('microphone=()')
    expect(await policyOf('/appointment?meet')).toContain('camera=(self)')
  })
})
