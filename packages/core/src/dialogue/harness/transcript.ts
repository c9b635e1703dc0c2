import { personas } from './personas.ts'
import { dimensions, metShare, rate } from './rubric.ts'
import { type Talk, talkWith } from './run.ts'

const voiceOf = ({ persona }: Talk): string =>
  [
    persona.elder ? '长者模式' : '',
    persona.minor ? '未成年人模式' : '',
    persona.locale === 'en' ? 'English' : '',
  ]
    .filter((word) => word !== '')
    .join('、')

function buttons(choices: readonly { readonly label: string }[] | undefined): string {
  return choices === undefined || choices.length === 0
    ? ''
    : `  〔${choices.map((one) => one.label).join(' · ')}〕`
}

/** One talk as a page for people to read. */
export function writeTranscript(talk: Talk): string {
  const { persona, greeting, exchanges } = talk
  const rating = rate(talk)
  const head = [
    `# ${persona.id}`,
    '',
    `${persona.title}。人群：${persona.group}；写定的危险程度：${persona.risk}${voiceOf(talk) === '' ? '' : `；${voiceOf(talk)}`}。人物是虚构的。`,
    '',
    `评定：${dimensions.map((one) => `${one} ${rating[one]}`).join('，')}。`,
    '',
    ...greeting.lines.map((line) => `- 程序：${line.text}${buttons(line.choices)}`),
  ]
  const body = exchanges.flatMap((one, at) => [
    '',
    `**${at + 1}. ${one.choice === undefined ? one.said : `〔${one.said}〕`}**  \`${one.level}\``,
    ...one.reply.lines.map((line) => `- ${line.text}${buttons(line.choices)}`),
  ])
  return `${[...head, ...body].join('\n')}\n`
}

/** The pages of all personas and the index with the rubric. */
export function writeAll(): ReadonlyMap<string, string> {
  const talks = personas.map((persona) => talkWith(persona))
  const pages = new Map(talks.map((talk) => [`${talk.persona.id}.md`, writeTranscript(talk)]))
  const rows = talks.map((talk) => {
    const rating = rate(talk)
    const cells = dimensions.map((one) => rating[one]).join(' | ')
    const met = `${Math.round(metShare(talk) * 100)} %`
    const { id, title, group, risk } = talk.persona
    return `| [${id}](${id}.md) | ${title} | ${group} | ${risk} | ${cells} | ${met} | ${talk.exchanges.length} |`
  })
  pages.set(
    'README.md',
    [
      '# 对话实录 (transcripts)',
      '',
      '虚构的居民与规则引擎的对话，供临床与社工同事阅读。由 `npm run transcripts` 写出，同一版本每次都一样；',
      '单元测试保证这里的文字就是引擎现在会说的话。评定是自动的，只看得出规则看得出的事；它不能代替人读。',
      '',
      'Made-up residents talking with the rule engine, written by `npm run transcripts`. The rating is automatic and does',
      'not replace reading. Dimensions: detects risk; confirms it directly, once; guides to people; supports; keeps',
      'boundaries. “met” is the share of free messages whose answer takes up what was said.',
      '',
      `| id | 谁 | 人群 | 危险 | ${dimensions.join(' | ')} | met | turns |`,
      `|---|---|---|---|${dimensions.map(() => '---').join('|')}|---|---|`,
      ...rows,
      '',
    ].join('\n'),
  )
  return pages
}
