import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { openHouse, type TestHouse } from '../packages/server/src/testing.ts'

interface Cast {
  /** A house with the fictional street, open for one story. */
  readonly house: TestHouse
  /** Where there is a PostgreSQL the stories are told on it; some on what a newcomer starts with. */
  readonly embedded: boolean
}

const openStreet = (embedded: boolean): Promise<TestHouse> =>
  openHouse({ street: true, freshly: true, working: true, embedded })

/** After a story: pages left open would go on asking a house that is gone, and slow the next story down. */
async function leave(browser: Browser, house: TestHouse): Promise<void> {
  for (const context of browser.contexts()) await context.close()
  expect(house.faults).toEqual([])
}

export const test = base.extend<Cast>({
  embedded: [false, { option: true }],
  house: async ({ browser, embedded }, use) => {
    const house = await openStreet(embedded)
    await use(house)
    await leave(browser, house)
    await house.close()
  },
})

/** For stories that look and change nothing another could meet: they share one house, furnished once. */
export const looking = base.extend<Pick<Cast, 'house'>, { readonly shared: TestHouse }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of fixtures out of this pattern
    async ({}, use) => {
      const house = await openStreet(false)
      await use(house)
      await house.close()
    },
    { scope: 'worker' },
  ],
  house: async ({ browser, shared }, use) => {
    await use(shared)
    await leave(browser, shared)
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
