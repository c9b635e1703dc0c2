import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useAsked } from '../../parts/asked.ts'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { dayAndClock } from '../../parts/when.ts'
import { refusalWords, shownLocale, w } from '../../parts/words.ts'

const linesNow = (): Promise<Readonly<Record<string, string>>> =>
  shownLocale.value === 'en'
    ? import('@anxin/kit/lines/lines.en.ts').then((file) => file.linesEn)
    : import('@anxin/kit/lines/lines.zh.ts').then((file) => file.linesZh)

const ask = async () => {
  const [{ accesses }, lines] = await Promise.all([call('GET /api/identity/resident/accesses'), linesNow()])
  return { accesses, lines }
}

/** Who opened the record, newest first. */
export const Accesses = (): JSX.Element => {
  const { mine } = ownWords.value
  const { loading } = w.value
  const { asked, again } = useAsked(ask)
  return (
    <section class="card pad">
      <h2 class="with-icon">
        <Icon name="eye" />
        {mine.accesses}
      </h2>
      {asked.state === 'asking' && <p class="small">{loading}</p>}
      {asked.state === 'refused' && <Notice onAgain={again}>{refusalWords(asked.refused)}</Notice>}
      {asked.state === 'here' && asked.value.accesses.length === 0 && (
        <p class="small">{mine.accessesNone}</p>
      )}
      {asked.state === 'here' && (
        <ul class="list">
          {asked.value.accesses.slice(0, 50).map((row) => (
            <li key={row.at + row.who + row.line}>
              <span class="grow">
                {mine.accessesWho(row.who, mine.roles[row.role] ?? row.role)}
                <small>{asked.value.lines[row.line] ?? mine.accessesOpened}</small>
              </span>
              <small class="num">{dayAndClock(row.at)}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
