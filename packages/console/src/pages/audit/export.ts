import { call } from '@anxin/kit/caller.ts'

/**
 * Fetches every link of the chain, page after page, as JSON lines.
 * @throws Refused when the house says no
 */
export async function exportChain(progress: (links: number) => void): Promise<{ blob: Blob; links: number }> {
  const parts: string[] = []
  let links = 0
  let after: number | null = 0
  while (after !== null) {
    const page: { links: Record<string, unknown>[]; next: number | null } = await call(
      'GET /api/audit/export',
      {
        params: { after },
        timeoutMs: 60_000,
      },
    )
    links += page.links.length
    parts.push(page.links.map((link) => `${JSON.stringify(link)}\n`).join(''))
    progress(links)
    after = page.next === after ? null : page.next
  }
  return { blob: new Blob(parts, { type: 'application/x-ndjson' }), links }
}
