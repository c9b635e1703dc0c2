// `npm run drill -- --callers 200`: synthetic callers against the site that runs on this machine, and a report.
// On a demo the drill is opened by the command itself; elsewhere somebody opens it in the console and hands over
// its code: `npm run drill -- --code CODE --callers 200`.
// Options: --callers N  --at http://127.0.0.1:8080  --minutes N  --seconds N (over which they come)  --out FILE
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const given = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? fallback : process.argv[at + 1]
}
const callers = Number(given('callers', '20'))
const minutes = Number(given('minutes', '10'))
const seconds = Number(given('seconds', '20'))
const url = given('at', 'http://127.0.0.1:8080')
const out = given('out', path.join(root, 'bench/results/drill.md'))
if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)) {
  console.error('演练只对本机进行 / a drill is played against this machine only')
  process.exit(2)
}

/** Somebody with a browser: keeps cookies. */
function guest() {
  const cookies = new Map()
  return async (method, where, body) => {
    const response = await fetch(url + where, {
      method,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(30_000),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name) cookies.set(name, value)
    }
    const reply = await response.json().catch(() => ({}))
    if (!response.ok) throw new Error(`${method} ${where}: ${response.status} ${reply.refused ?? ''}`)
    return reply
  }
}

/** On a demo, one of its people opens the drill. */
async function openOnDemo() {
  const keeper = guest()
  const { people } = await keeper('GET', '/api/identity/demo/people')
  const chen = people.find((one) => one.name === '陈督明')
  await keeper('POST', '/api/identity/demo/sessions', { id: chen.id })
  const body = { id: randomUUID(), title: '命令行演练', callers, minutes }
  const { run, code } = await keeper('POST', '/api/drill/runs', body)
  return { code, keeper, id: run.id }
}

const took = []
const failed = []

async function play(code, n) {
  await new Promise((yes) => setTimeout(yes, (n / callers) * seconds * 1000))
  const began = performance.now()
  try {
    const who = guest()
    const { says } = await who('POST', '/api/drill/callers', { code })
    const { conversation } = await who('POST', '/api/companion/messages', {
      id: randomUUID(),
      text: says,
    })
    if (!conversation.messages.some((one) => one.from === 'resident'))
      throw new Error('the message was not kept')
    took.push(performance.now() - began)
  } catch (error) {
    failed.push(`${n}: ${error.message}`)
  }
}

const part = (list, share) => {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted.length
    ? `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))])} ms`
    : '–'
}
const span = ({ p50, p95, most }) => (p50 === null ? '– | – | –' : `${p50} s | ${p95} s | ${most} s`)

function write(report) {
  const lines = [
    '# 演练结果 · Drill report',
    '',
    `${new Date().toISOString()} · ${callers} callers over ${seconds} s · failed at the door: ${failed.length}`,
    '',
    '| | half | nineteen of twenty | longest |',
    '| --- | --- | --- | --- |',
    `| answer to the caller | ${part(took, 0.5)} | ${part(took, 0.95)} | ${part(took, 1)} |`,
    ...(report
      ? [`| raised → page sent | ${span(report.paged)} |`, `| raised → taken | ${span(report.answered)} |`]
      : []),
  ]
  if (report) {
    lines.push('', '| grade | raised | taken | in time | limit (min) |', '| --- | --- | --- | --- | --- |')
    for (const one of report.byGrade)
      lines.push(`| ${one.grade} | ${one.raised} | ${one.taken} | ${one.inTime} | ${one.limitMinutes} |`)
    lines.push(
      '',
      `Most pages of one person, rung and channel: ${report.mostPages}. Pages not sent: ${report.pagesFailed}.`,
    )
  } else lines.push('', 'The report of the house stands in the console: 演练 → 看结果.')
  if (failed.length) lines.push('', ...failed.slice(0, 20).map((one) => `- ${one}`))
  fs.mkdirSync(path.dirname(out), { recursive: true })
  fs.writeFileSync(out, `${lines.join('\n')}\n`)
  console.log(lines.join('\n'))
}

const drill = given('code') ? { code: given('code') } : await openOnDemo()
await Promise.all(Array.from({ length: callers }, (_, n) => play(drill.code, n)))
// the pages leave by the queue: give them a moment before they are counted
await new Promise((yes) => setTimeout(yes, 5000))
write(drill.keeper ? await drill.keeper('POST', `/api/drill/runs/${drill.id}/end`, {}) : undefined)
process.exit(failed.length === 0 ? 0 : 1)
