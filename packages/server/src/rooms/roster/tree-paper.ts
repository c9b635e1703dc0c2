import type { RungTarget } from '@anxin/core/crisis/ladder.ts'
import type PDFDocument from 'pdfkit'
import { fontFile } from '../../platform/paper.ts'

type Doc = InstanceType<typeof PDFDocument>
/** A4 in points. */
const sheet = { width: 595, height: 842, margin: 48 } as const
const across = sheet.width - 2 * sheet.margin
const ink = {
  text: '#1f2b2b',
  quiet: '#4b5b59',
  roof: '#2b6a57',
  mist: '#eef5f1',
  line: '#c9d4d2',
  red: '#a8321f',
} as const

/** What stands beside the telephone at night. Author 安心小屋项目组; reviewer 待临床审阅. */
export const treeWords = {
  title: '电话树',
  use: '网络或小屋打不开、短信发不出时，照这张纸一个一个打。有人答应“我来负责”就停；没人接，到时间打下一级。',
  printed: '印出',
  stale: '换班后请重印；旧的撕掉，不外传。',
  minutes: (red: number, redE: number) => (red === 0 ? '马上' : `一级 ${red} 分钟后 · 特急 ${redE} 分钟后`),
  targets: {
    primary: '主班与小屋',
    secondary: '副班',
    supervisor: '督导',
    agency_admin: '机构管理员',
    regional_lead: '其他持证同事',
  } satisfies Record<Exclude<RungTarget, 'emergency_contact'>, string>,
  noNumber: '没有同意印号码',
  blank: '□ 接了　几时：＿＿＿＿',
  next: '接下来的班（24 小时内）',
  noNext: '还没有排班：问机构管理员',
  places: '座机',
  danger: '有生命危险：先打 120（受伤、服药）、110（人身危险），不用等上面任何一位。心理热线 12356。',
  write: '写在纸上：几时、谁打来、原话、在哪里、身边有没有人、打给了谁、谁答应负责。恢复后在工作台用“电话登记”补上。',
} as const

export interface TreePerson {
  readonly name: string
  readonly phone: string | null
}
export interface Tree {
  readonly place: string
  readonly printed: string
  readonly rungs: readonly {
    readonly target: RungTarget
    readonly red: number
    readonly redE: number
    readonly people: readonly TreePerson[]
  }[]
  readonly next: readonly { readonly span: string; readonly people: readonly TreePerson[] }[]
  readonly places: readonly TreePerson[]
}

function head(doc: Doc, tree: Tree): void {
  doc.rect(0, 0, sheet.width, 92).fill(ink.mist)
  doc.font('bold').fontSize(24).fillColor(ink.roof).text(`${treeWords.title} · ${tree.place}`, sheet.margin, 26)
  doc.font('text').fontSize(9.5).fillColor(ink.quiet)
  doc.text(`${treeWords.printed} ${tree.printed}　${treeWords.stale}`, sheet.margin, 62)
  doc.y = 104
  doc.fontSize(10.5).fillColor(ink.text).text(treeWords.use, sheet.margin, doc.y, { width: across })
  doc.moveDown(0.4).font('bold').fillColor(ink.red).text(treeWords.danger, { width: across })
  doc.moveDown(0.6)
}

/** One person: name, number, and room to write who answered when. */
function person(doc: Doc, { name, phone }: TreePerson, blank: boolean): void {
  const y = doc.y
  const left = sheet.margin + 26
  doc
    .font('bold')
    .fontSize(12)
    .fillColor(ink.text)
    .text(name, left, y, { width: 130, lineBreak: false, ellipsis: true })
  doc.font(phone ? 'bold' : 'text').fontSize(phone ? 14 : 9.5)
  doc.fillColor(phone ? ink.roof : ink.quiet).text(phone ?? treeWords.noNumber, left + 138, phone ? y - 2 : y + 2)
  if (blank)
    doc
      .font('text')
      .fontSize(9.5)
      .fillColor(ink.quiet)
      .text(treeWords.blank, sheet.width - sheet.margin - 150, y + 2)
  doc.y = y + 22
}

function heading(doc: Doc, text: string, more = ''): void {
  if (doc.y > sheet.height - 110) doc.addPage()
  const y = doc.y + 4
  doc
    .moveTo(sheet.margin, y)
    .lineTo(sheet.width - sheet.margin, y)
    .lineWidth(0.6)
    .stroke(ink.line)
  doc
    .font('bold')
    .fontSize(11.5)
    .fillColor(ink.roof)
    .text(text, sheet.margin, y + 7, { continued: more !== '' })
  if (more) doc.font('text').fontSize(9.5).fillColor(ink.quiet).text(`　${more}`)
  doc.moveDown(0.3)
}

/** One A4 page, a second only for a very large house, with its font inside. @returns the PDF */
export async function drawTree(tree: Tree): Promise<Buffer> {
  // read only when somebody prints: it is large
  const { default: Pdf } = await import('pdfkit')
  return new Promise((yes, no) => {
    const doc = new Pdf({ size: 'A4', margin: sheet.margin, info: { Title: treeWords.title, Author: '安心小屋' } })
    const bytes: Buffer[] = []
    doc.on('data', (part: Buffer) => bytes.push(part))
    doc.on('end', () => yes(Buffer.concat(bytes)))
    doc.on('error', no)
    doc.registerFont('text', fontFile('Regular')).registerFont('bold', fontFile('Bold'))
    head(doc, tree)
    for (const [n, rung] of tree.rungs.entries()) {
      const target = rung.target === 'emergency_contact' ? 'regional_lead' : rung.target
      heading(doc, `${n + 1}　${treeWords.targets[target]}`, treeWords.minutes(rung.red, rung.redE))
      for (const one of rung.people) person(doc, one, true)
    }
    heading(doc, treeWords.next)
    if (tree.next.length === 0) doc.font('text').fontSize(10).fillColor(ink.quiet).text(treeWords.noNext, sheet.margin)
    for (const { span, people } of tree.next) {
      doc.font('text').fontSize(10).fillColor(ink.quiet).text(span, sheet.margin, doc.y, { width: across })
      doc.moveDown(0.2)
      for (const one of people) person(doc, one, false)
    }
    if (tree.places.length > 0) heading(doc, treeWords.places)
    for (const one of tree.places) person(doc, one, false)
    heading(doc, '')
    doc.font('text').fontSize(10).fillColor(ink.text).text(treeWords.write, sheet.margin, doc.y, { width: across })
    doc.end()
  })
}
