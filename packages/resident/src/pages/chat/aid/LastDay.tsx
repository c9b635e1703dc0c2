import type { JSX } from 'preact'
import { conversation } from '../../../talk/state.ts'
import { a } from './words.ts'

/** The companion will stop on a day: until when, and what one may take along; afterwards, who is still there. @source domain specification 4.1 (art. 20) */
export const LastDay = (): JSX.Element | null => {
  const now = conversation.value
  if (!now?.lastDay || now.crisis) return null
  const { lastDay } = a.value
  const [, month = '', day = ''] = now.lastDay.split('-')
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  if (now.lastDay < today)
    return (
      <p class="rest" role="status">
        <b>{lastDay.over(Number(month), Number(day))}</b> {lastDay.instead} <a href="/help">{lastDay.help}</a>{' '}
        <a href="/mine">{lastDay.mine}</a>
      </p>
    )
  return (
    <p class="rest" role="status">
      <b>{lastDay.until(Number(month), Number(day))}</b> {lastDay.take} <a href="/mine">{lastDay.mine}</a>
    </p>
  )
}
