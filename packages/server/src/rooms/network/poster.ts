import type PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import { fontFile } from '../../platform/paper.ts'
import type { Writer } from '../../platform/tongue.ts'

type Doc = InstanceType<typeof PDFDocument>
/** A4 in points. */
const sheet = { width: 595, height: 842, margin: 56 } as const
const ink = { text: '#1f2b2b', quiet: '#4b5b59', roof: '#2b6a57', mist: '#eef5f1', lamp: '#e2a03f' } as const
const qrSide = 230

/** What hangs on the wall. Author 安心小屋项目组; reviewer 待临床审阅. */
const words = {
  head: '心里难受的时候，',
  headMore: '来这里说说话。',
  scan: '扫一扫，不用注册，不用留名字',
  cabin: '小屋',
  phone: '电话',
  hours: '开门时间',
  always: [
    ['12356', '全国统一心理援助热线'],
    ['120', '受伤、服药、呼吸困难'],
    ['110', '人身有危险、被伤害'],
  ],
  foot: '对话先由程序陪您说；程序不是真人，也不作诊断。想找真人，随时可以点。',
} as const

export interface Poster {
  readonly name: string
  readonly phone: string | null
  readonly hours: string | null
  /** What the code to scan says. */
  readonly link: string
  /** How the poster's own words are written. */
  readonly asRead: Writer
}

function drawCode(doc: Doc, link: string, top: number): void {
  const { data, size } = encode(link, { ecc: 'M', border: 0 })
  const side = qrSide / size
  const left = (sheet.width - qrSide) / 2
  doc.roundedRect(left - 22, top - 22, qrSide + 44, qrSide + 44, 18).fill('#ffffff')
  doc.fillColor('#000000')
  for (const [y, line] of data.entries())
    for (const [x, on] of line.entries()) if (on) doc.rect(left + x * side, top + y * side, side + 0.1, side + 0.1)
  doc.fill()
}

function drawRoof(doc: Doc): void {
  doc.rect(0, 0, sheet.width, 500).fill(ink.mist)
  const middle = sheet.width / 2
  doc
    .moveTo(middle - 70, 84)
    .lineTo(middle, 42)
    .lineTo(middle + 70, 84)
  doc.lineWidth(9).lineCap('round').lineJoin('round').stroke(ink.roof)
  doc.circle(middle, 78, 7).fill(ink.lamp)
}

function drawFacts(doc: Doc, poster: Poster, top: number): void {
  const facts = [
    [poster.asRead(words.cabin), poster.name],
    [poster.asRead(words.phone), poster.phone],
    [poster.asRead(words.hours), poster.hours],
  ].filter((fact): fact is [string, string] => fact[1] !== null)
  let y = top
  for (const [name, value] of facts) {
    doc
      .font('text')
      .fontSize(13)
      .fillColor(ink.quiet)
      .text(name, sheet.margin, y + 3, { width: 80 })
    doc.font('bold').fontSize(17).fillColor(ink.text)
    doc.text(value, sheet.margin + 84, y, { width: sheet.width - 2 * sheet.margin - 84 })
    y = doc.y + 7
  }
}

function drawNumbers(doc: Doc, { asRead }: Poster, top: number): void {
  const width = (sheet.width - 2 * sheet.margin) / words.always.length
  for (const [i, [number, use]] of words.always.entries()) {
    const left = sheet.margin + i * width
    doc.font('bold').fontSize(28).fillColor(ink.roof).text(number, left, top, { width, align: 'center' })
    doc
      .font('text')
      .fontSize(10)
      .fillColor(ink.quiet)
      .text(asRead(use), left, top + 42, { width, align: 'center' })
  }
}

/** One A4 page with its font inside. @returns the PDF */
export async function drawPoster(poster: Poster): Promise<Buffer> {
  // read only when somebody prints: it is large
  const { default: Pdf } = await import('pdfkit')
  return new Promise((yes, no) => {
    const doc = new Pdf({ size: 'A4', margin: 0, info: { Title: poster.name, Author: '安心小屋' } })
    const bytes: Buffer[] = []
    doc.on('data', (part: Buffer) => bytes.push(part))
    doc.on('end', () => yes(Buffer.concat(bytes)))
    doc.on('error', no)
    doc.registerFont('text', fontFile('Regular')).registerFont('bold', fontFile('Bold'))
    const across = { width: sheet.width, align: 'center' } as const
    drawRoof(doc)
    doc.font('bold').fontSize(32).fillColor(ink.text).text(poster.asRead(words.head), 0, 106, across)
    doc.text(poster.asRead(words.headMore), 0, 148, across)
    drawCode(doc, poster.link, 222)
    doc.font('text').fontSize(15).fillColor(ink.text).text(poster.asRead(words.scan), 0, 512, across)
    doc.font('text').fontSize(9).fillColor(ink.quiet).text(poster.link, 0, 536, across)
    drawFacts(doc, poster, 572)
    drawNumbers(doc, poster, 700)
    doc.font('text').fontSize(9.5).fillColor(ink.quiet).text(poster.asRead(words.foot), 0, 790, across)
    doc.end()
  })
}
