import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { openHouse, type TestHouse } from '../packages/server/src/testing.ts'

/** The cast: a house with the fictional street, open for one story. */
export const test = base.extend<{ house: TestHouse; embedded: boolean }>({
  /** Where there is a PostgreSQL the stories are told on it; some on what a newcomer starts with. */
  embedded: [false, { option: true }],
  house: async ({ browser, embedded }, use) => {
    const house = await openHouse({ street: true, freshly: true, working: true, embedded })
    await use(house)
    // pages left open would go on asking a house that is gone, and slow the next story down
    for (const context of browser.contexts()) await context.close()
    expect(house.faults).toEqual([])
    await house.close()
  },
})

export { expect }

export const phone = { width: 390, height: 844 }
export const desk = { width: 1440, height: 900 }

/** A resident's phone: nobody is signed in. */
export async function openPhone(
  browser: Browser,
  house: TestHouse,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: phone,
    baseURL: house.url,
    isMobile: true,
    hasTouch: true,
  })
  return { context, page: await context.newPage() }
}

/** A colleague at the console, signed in. */
export async function openDesk(
  browser: Browser,
  house: TestHouse,
  name: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: desk, baseURL: house.url })
  const page = await context.newPage()
  const { people } = (await (await page.request.get('/api/identity/demo/people')).json()) as {
    people: { id: string; name: string }[]
  }
  const person = people.find((one) => one.name === name)
  if (!person) throw new Error(`nobody on the street is called ${name}`)
  await page.request.post('/api/identity/demo/sessions', { data: { id: person.id } })
  await page.goto('/console/')
  return { context, page }
}
