/** 表单文件的问题，按英文原句逐句对应；对不上的照原句显示。 */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/"(.+)" is missing/, '缺少“$1”'],
  [/expected a text of (.+) characters/, '要写 $1 个字'],
  [/expected a list/, '要写成列表'],
  [/expected an object/, '要写成一组字段'],
  [/expected a field name/, '这里要写字段名'],
  [/expected one of (.+)/, '只能是：$1'],
  [/expected , or (.)/, '这里少了逗号或 $1'],
  [/expected :/, '字段名后面少了冒号'],
  [/expected (.+)/, '要写 $1'],
  [/unknown field/, '不认识这个字段'],
  [/no item/, '一题也没有'],
  [/an option without a number/, '有个选项没有分数'],
  [/linkId and text are needed/, '要有 linkId 和 text'],
  [/only questions with options can be taken over/, '只能导入有选项的题'],
  [/(.+) is not shipped: .+/, '$1 不许发放'],
]

export const problemZh = (message: string): string => {
  const found = sentences.find(([pattern]) => pattern.test(message))
  return found ? message.replace(found[0], found[1]) : message
}
