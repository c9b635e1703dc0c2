/** What a row may tell, and the names a partner may call it by. Comparing leaves out spaces, signs and capitals. */
export const columns = {
  id: ['id', 'row', 'row id', 'number', '编号', '序号', '记录号', '行号'],
  seen: [
    'seen',
    'words',
    'text',
    'content',
    'what',
    '情况',
    '内容',
    '描述',
    '看到听到',
    '看到或听到的',
    '事由',
  ],
  when: ['when', 'time', '时间', '什么时候'],
  where: ['where', 'place', '地点', '现在哪里', '在哪里'],
  danger: ['danger', 'danger now', 'urgent', '现在有危险', '有无危险', '危险', '紧急'],
  mayName: ['may name', 'may say who', '可告知来源', '可以告知来源'],
  name: ['name', 'person', '姓名', '称呼', '当事人'],
  phone: ['phone', 'mobile', 'tel', '电话', '手机', '手机号', '联系电话'],
  find: ['find', 'how to find', 'address', '怎么找到', '地址', '住址'],
  minor: ['minor', 'under 18', '未成年', '未满18岁', '是否未成年'],
  reporter: ['reporter', 'reported by', '报告人', '转介人', '经办人'],
  reporterPhone: ['reporter phone', '报告人电话', '转介人电话', '经办人电话'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type Column = keyof typeof columns

const bare = (text: string): string => text.toLowerCase().replace(/[\s_\-:：()（）*?？]/g, '')
const known = new Map<string, Column>(
  (Object.keys(columns) as Column[]).flatMap((column) =>
    [column, ...columns[column]].map((name) => [bare(name), column] as const),
  ),
)

/** Which column a name means; undefined for one nobody knows, which is left out. */
export const columnOf = (name: string): Column | undefined => known.get(bare(name))

const saidYes = ['yes', 'y', 'true', '1', '是', '有', '对']
const saidNo = ['no', 'n', 'false', '0', '否', '没有', '无', '不是']
const saidUnsure = ['', 'unsure', 'unknown', '不清楚', '不知道', '不确定', '不详']

/** @returns undefined for a word that is none of the three */
export function threeOf(text: string): 'yes' | 'no' | 'unsure' | undefined {
  const word = text.trim().toLowerCase()
  if (saidYes.includes(word)) return 'yes'
  if (saidNo.includes(word)) return 'no'
  return saidUnsure.includes(word) ? 'unsure' : undefined
}
