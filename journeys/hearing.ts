import { expect, type Page } from '@playwright/test'

declare global {
  interface Window {
    heard: string[]
  }
}

/**
 * What somebody hears who sees nothing of the page: the name and kind of whatever they come to by keys, and what is
 * said by itself. Call before the first page is opened.
 */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.heard = []
    const spoken = (text: string): string => text.replace(/\s+/g, ' ').trim()
    const nameOf = (one: HTMLElement): string => {
      const by = one.getAttribute('aria-labelledby')
      const named = by
        ?.split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' ')
      const labels = 'labels' in one ? [...((one as HTMLInputElement).labels ?? [])] : []
      const label = labels.map((each) => each.textContent ?? '').join(' ')
      return spoken(one.getAttribute('aria-label') ?? (named || label || one.textContent || ''))
    }
    document.addEventListener('focusin', ({ target }) => {
      const one = target as HTMLElement
      if (one === document.body) return
      window.heard.push(`${one.getAttribute('role') ?? one.tagName.toLowerCase()} ${nameOf(one)}`)
    })
    const live = '[role=log],[role=status],[role=alert],[aria-live=polite],[aria-live=assertive]'
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes)
        for (const node of addedNodes.length > 0 ? addedNodes : [target]) {
          const one = node instanceof HTMLElement ? node : node.parentElement
          if (!one?.isConnected) continue
          // what comes with its own live region inside is said as well
          for (const region of one.closest(live) ? [one] : one.querySelectorAll(live)) {
            const text = spoken(region.textContent ?? '')
            if (text) window.heard.push(`says ${text}`)
          }
        }
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
}

/** What was heard since the last time. */
export const heard = (page: Page): Promise<string[]> => page.evaluate(() => window.heard.splice(0))

/** Goes on by the tab key until something of this name is come to. @returns how many presses it took */
export async function tabTo(page: Page, name: RegExp, most: number): Promise<number> {
  await heard(page)
  const met: string[] = []
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press('Tab')
    met.push(...(await heard(page)).filter((one) => !one.startsWith('says ')))
    if (name.test(met.at(-1) ?? '')) return presses
  }
  expect(met, `${name} is come to within ${most} presses`).toContain(String(name))
  return most
}
