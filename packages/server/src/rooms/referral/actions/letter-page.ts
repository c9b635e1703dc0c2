import type PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import { fontFile, type PaperPart } from '../../../platform/paper.ts'

type Doc = InstanceType<typeof PDFDocument>
/** A4 in points. */
const sheet = { width: 595, height: 842, margin: 44 } as const
const ink = { text: '#1f2b2b', quiet: '#5f6f6e', line: '#c9d4d2', mark: '#8fa5a0' } as const
/** Tried in turn until everything stands on one page. */
const sizes = [11, 10, 9, 8, 7, 6] as const
const qrSide = 96

export interface LetterPage {
  readonly number: string
  readonly toName: string
  /** The minute of printing, in words. */
  readonly at: string
  /** Where the recipient answers; without one no code is drawn. */
  readonly url: string | undefined
  readonly parts: readonly PaperPart[]
}

/** Recipient and minute across the page: a copy says whose it was. */
function drawMark(doc: Doc, page: LetterPage): void {
  doc.save().font('text').fontSize(13).fillColor(ink.mark).fillOpacity(0.28)
  for (let y = 120; y < sheet.height; y += 150) {
    doc.save().rotate(-24, { origin: [sheet.width / 2, y] })
    doc.text(`仅供 ${page.toName} · ${page.at} · ${page.number}`, 20, y, {
      width: sheet.width - 40,
      align: 'center',
      lineBreak: false,
    })
    doc.restore()
  }
  doc.restore().fillOpacity(1)
}

function drawQr(doc: Doc, url: string): void {
  const { data, size } = encode(url, { ecc: 'M', border: 0 })
  const side = qrSide / size
  const [left, top] = [sheet.width - sheet.margin - qrSide, sheet.margin]
  doc.fillColor('#000000')
  for (const [y, line] of data.entries())
    for (const [x, on] of line.entries()) if (on) doc.rect(left + x * side, top + y * side, side + 0.1, side + 0.1)
  doc.fill()
  doc.font('text').fontSize(7).fillColor(ink.quiet)
  doc.text('扫码回复；六位码请电话问寄信人', left - 20, top + qrSide + 4, { width: qrSide + 40, align: 'center' })
}

function drawWords(doc: Doc, page: LetterPage, size: number): void {
  const width = sheet.width - 2 * sheet.margin
  doc.font('bold').fontSize(18).fillColor(ink.text).text('转介信', sheet.margin, sheet.margin)
  doc.font('text').fontSize(10).fillColor(ink.quiet)
  doc.text(`${page.number} · 致 ${page.toName}`, { width: width - qrSide - 30 })
  doc.text(`${page.at} · 只含本人同意或法律允许的内容，不是诊断`, { width: width - qrSide - 30 })
  doc.y = Math.max(doc.y, page.url ? sheet.margin + qrSide + 22 : doc.y) + 8
  for (const { heading, lines } of page.parts.filter((part) => part.lines.length > 0)) {
    doc
      .font('bold')
      .fontSize(size + 1)
      .fillColor(ink.text)
      .text(heading, sheet.margin, doc.y + 6, { width })
    doc.font('text').fontSize(size)
    for (const line of lines) doc.text(line, sheet.margin + 8, doc.y + 2, { width: width - 8 })
  }
  doc.font('text').fontSize(8).fillColor(ink.quiet)
  doc.text('收信后请扫码或电话告知：是否接收、何时就诊、结果。本人可随时收回同意。', sheet.margin, doc.y + 14, {
    width,
  })
}

/** One A4 page with its font inside. @returns the PDF */
export async function drawLetter(page: LetterPage): Promise<Buffer> {
  // read only when somebody prints: it is large
  const { default: Pdf } = await import('pdfkit')
  const draw = (size: number): Promise<{ pdf: Buffer; pages: number }> =>
    new Promise((yes, no) => {
      const doc = new Pdf({
        size: 'A4',
        margin: sheet.margin,
        info: { Title: `转介信 ${page.number}`, Author: '安心小屋' },
      })
      const bytes: Buffer[] = []
      let pages = 1
      doc.on('pageAdded', () => {
        pages += 1
      })
      doc.on('data', (part: Buffer) => bytes.push(part))
      doc.on('end', () => yes({ pdf: Buffer.concat(bytes), pages }))
      doc.on('error', no)
      doc.registerFont('text', fontFile('Regular')).registerFont('bold', fontFile('Bold'))
      drawMark(doc, page)
      if (page.url) drawQr(doc, page.url)
      drawWords(doc, page, size)
      doc.end()
    })
  for (const size of sizes) {
    const { pdf, pages } = await draw(size)
    if (pages === 1 || size === sizes.at(-1)) return pdf
  }
  throw new Error('there is always a last size')
}
