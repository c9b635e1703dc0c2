/** What was taken out of a text before it leaves the house. */
export type Redacted = 'phone' | 'id_card' | 'card' | 'email' | 'account' | 'address' | 'name' | 'link'

interface Mask {
  readonly kind: Redacted
  readonly mark: string
  readonly pattern: RegExp
}

/** Longer numbers first: an identity card must not be read as a phone with something after it. */
const masks: readonly Mask[] = [
  { kind: 'link', mark: '〔网址〕', pattern: /(?:https?:\/\/|www\.)[^\s，。；、）)]{1,200}/gi },
  { kind: 'email', mark: '〔邮箱〕', pattern: /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}/g },
  { kind: 'id_card', mark: '〔证件号〕', pattern: /(?<!\d)\d{17}[\dXx](?!\d)/g },
  { kind: 'card', mark: '〔卡号〕', pattern: /(?<!\d)\d{4}(?:[ -]?\d{3,4}){3,4}(?!\d)/g },
  { kind: 'phone', mark: '〔电话〕', pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g },
  { kind: 'phone', mark: '〔电话〕', pattern: /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/g },
  {
    kind: 'account',
    mark: '〔账号〕',
    pattern: /(?:微信号?|qq号?|QQ号?|抖音号?|账号)\s{0,3}(?:是|为|:|：)?\s{0,3}[A-Za-z0-9_-]{5,20}/g,
  },
  {
    kind: 'address',
    mark: '〔地址〕',
    pattern:
      /(?:[\u4e00-\u9fff]{2,8}(?:省|市|区|县|镇|乡|街道)){0,4}[\u4e00-\u9fffA-Za-z0-9]{1,10}(?:路|街|巷|弄|小区|花园|苑|村|社区)\s{0,2}\d{0,5}(?:号|栋|幢|号楼|弄)(?:\s{0,2}\d{1,4}(?:单元|门|栋|幢|号楼)){0,3}(?:\s{0,2}\d{1,5}(?:室|号|房))?/g,
  },
  {
    kind: 'address',
    mark: '〔地址〕',
    pattern: /\d{1,4}(?:栋|幢|号楼)\s{0,2}(?:\d{1,3}单元\s{0,2})?\d{1,5}(?:室|号|房)?/g,
  },
  {
    kind: 'name',
    mark: '我叫〔名字〕',
    pattern:
      /(?:我(?:的)?(?:名字)?叫|我的名字是|本人)(?![什不他她你您它谁别爸妈])[\u4e00-\u9fff]{2,3}(?=[，。,.！!？?\s]|$)/g,
  },
]
/** Any other long number: a code, an account, a plate. */
const longNumber = /(?<!\d)\d{6,}(?!\d)/g

/** “妈妈” is somebody’s mother, not a name that tells who speaks. */
const kinWords =
  /^(?:我|老|小|大|阿)?(?:爸爸?|妈妈?|爹|娘|父亲|母亲|爷爷|奶奶|外公|外婆|姥爷|姥姥|老公|老婆|丈夫|妻子|哥哥?|姐姐?|弟弟?|妹妹?|儿子|女儿|孩子|朋友|同学|老师|mom|mum|dad)$/i
const surnamed = /^[\u4e00-\u9fff]{3,4}$/

/** A name as it is written, and without the family name as it is called: 王小美, 小美. One character tears words apart. */
function spellings(names: readonly string[]): string[] {
  const all = names.flatMap((name) => {
    const plain = name.trim()
    return surnamed.test(plain) ? [plain, plain.slice(-2)] : [plain]
  })
  return [...new Set(all)]
    .filter((one) => one.length >= 2 && !kinWords.test(one))
    .sort((a, b) => b.length - a.length)
}

/**
 * Takes phone numbers, identity cards, bank cards, mail addresses, accounts, addresses, links and told names out of a
 * text; and the names that are known, however they are written between other words.
 * @source domain specification 4.7 (PII redaction before anything leaves)
 */
export function redact(
  text: string,
  names: readonly string[] = [],
): { readonly text: string; readonly found: readonly Redacted[] } {
  const found = new Set<Redacted>()
  let plain = text
  for (const name of spellings(names)) {
    if (!plain.includes(name)) continue
    found.add('name')
    plain = plain.replaceAll(name, '〔名字〕')
  }
  for (const { kind, mark, pattern } of masks)
    plain = plain.replace(pattern, () => {
      found.add(kind)
      return mark
    })
  plain = plain.replace(longNumber, () => {
    found.add('account')
    return '〔数字〕'
  })
  return { text: plain, found: [...found] }
}
