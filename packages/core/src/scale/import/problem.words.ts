import type { Problem, ProblemCode } from './problem.ts'

/** 表单文件哪里不对，给读的人看的话；作者：安心小屋项目组。 */
type Words = Readonly<Record<ProblemCode, (...parts: string[]) => string>>

const zh: Words = {
  ends_early: () => '文件没有写完就断了',
  not_json: () => '从这里起不是合格的 JSON',
  end_expected: (close) => `这里少了逗号，或者少了“${close}”`,
  too_deep: () => '套得太深了',
  unexpected: (word) => `这里不该有“${word}”`,
  field_name: () => '这里要写字段名，用双引号括起来',
  field_twice: (name) => `“${name}”写了两次`,
  colon: () => '字段名后面少了冒号',
  after_end: () => '写完以后还有多余的内容',
  text: (longest) => `要写 1 到 ${longest} 个字`,
  number: () => '要写一个数',
  truth: () => '只能写 true 或 false',
  one_of: (...all) => `只能是：${all.join('、')}`,
  list: () => '要写成列表',
  object: () => '要写成一组字段',
  missing: (name) => `缺少“${name}”`,
  unknown_field: () => '不认识这个字段',
  option_number: () => '有个选项没有分数',
  link_and_text: () => '要有 linkId 和 text',
  only_choice: () => '只能导入有选项的题',
  never_shipped: (name) => `${name} 的版权不许放进小屋`,
  doctors_word: (word) => `“${word}”是医生才能说的词，居民会读到这里`,
  licence_forbids: (status) => `许可是 ${status}，题目的文字不能放`,
  draft_unmarked: () => '翻译稿要标明是翻译稿',
  empty: () => '没有写',
  no_item: () => '一题也没有',
  id_twice: () => '有题号用了两次',
  named_not_there: (id) => `提到了“${id}”，可是没有这一题`,
  few_options: (id) => `“${id}”的选项少于两个`,
  no_text: (id) => `“${id}”没有题目`,
  text_though_scoring_only: (id) => `“${id}”有题目，可是这张表只许计分`,
  no_band: (total) => `总分 ${total} 不在任何一档里`,
  no_example: () => '没有算好的样例；至少写一份回答和它该得的分',
  example_length: (got, needed) => `样例写了 ${got} 个回答，题目有 ${needed} 道`,
  example_differs: (written) => `和算出来的不一样：文件里写的是 ${written}`,
}

const en: Words = {
  ends_early: () => 'the file ends too early',
  not_json: () => 'not valid JSON from here',
  end_expected: (close) => `a comma or “${close}” is missing here`,
  too_deep: () => 'nested too deeply',
  unexpected: (word) => `“${word}” should not be here`,
  field_name: () => 'a field name in double quotes belongs here',
  field_twice: (name) => `“${name}” is there twice`,
  colon: () => 'a colon is missing after the field name',
  after_end: () => 'there is more text after the end',
  text: (longest) => `a text of 1 to ${longest} characters is needed`,
  number: () => 'a number is needed',
  truth: () => 'only true or false',
  one_of: (...all) => `only one of: ${all.join(', ')}`,
  list: () => 'a list is needed',
  object: () => 'a group of fields is needed',
  missing: (name) => `“${name}” is missing`,
  unknown_field: () => 'nobody knows this field',
  option_number: () => 'an option has no number',
  link_and_text: () => 'linkId and text are needed',
  only_choice: () => 'only questions with options can be taken over',
  never_shipped: (name) => `the copyright of ${name} does not allow it here`,
  doctors_word: (word) => `“${word}” is a doctor’s word, and residents read this`,
  licence_forbids: (status) => `a licence of ${status} does not allow the text of the questions`,
  draft_unmarked: () => 'a draft translation must say so',
  empty: () => 'nothing is written',
  no_item: () => 'there is no question',
  id_twice: () => 'an id is used twice',
  named_not_there: (id) => `“${id}” is named, and there is no such question`,
  few_options: (id) => `“${id}” has fewer than two options`,
  no_text: (id) => `“${id}” has no text`,
  text_though_scoring_only: (id) => `“${id}” has a text, and this form is for scoring only`,
  no_band: (total) => `no band holds a total of ${total}`,
  no_example: () => 'there is no worked example; give at least one set of answers and what it scores',
  example_length: (got, needed) => `the example has ${got} answers for ${needed} questions`,
  example_differs: (written) => `this is not what comes out: the file says ${written}`,
}

const words: Readonly<Record<'zh' | 'en', Words>> = { zh, en }

/** A problem in the reader's language, with its place in the file where there is one. */
export function sayProblem(locale: 'zh' | 'en', { path, code, parts }: Problem): string {
  const said = words[locale][code](...parts)
  return path === '' ? said : `${path}${locale === 'zh' ? '：' : ': '}${said}`
}
