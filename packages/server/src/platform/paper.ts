import { createRequire } from 'node:module'
import path from 'node:path'

/** One part of a printed page: a heading, and lines under it. */
export interface PaperPart {
  readonly heading: string
  readonly lines: readonly string[]
}
export interface Paper {
  readonly title: string
  readonly about: string
  readonly parts: readonly PaperPart[]
  readonly foot: string
}

/** A5 in points. */
const sheet = { width: 420, height: 595, margin: 30 } as const
const ink = { text: '#1f2b2b', quiet: '#5f6f6e', line: '#c9d4d2' } as const
/** Sizes of text tried in turn until everything stands on one page; the last one may run on to a second. */
const sizes = [11, 10, 9, 8, 7] as const

/** Noto Sans SC with the rare characters of names; it is embedded, so that every name prints as it is written. */
export const fontFile = (weight: 'Regular' | 'Bold'): string =>
  path.join(
    path.dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')),
    `../fonts/NotoSansHans-${weight}.otf`,
  )

/** A4 in points; printed by whoever likes to, read on a phone by most. */
const leaf = { width: 595, height: 842, margin: 50 } as const

/** So many lines are set before others of the house have their turn. */
const linesAtOnce = 20

/** As many A4 pages as it takes, each with its number. @returns the PDF, its fonts inside */
export async function drawBook(paper: Paper): Promise<Buffer> {
  const { default: Pdf } = await import('pdfkit')
  const info = { Title: paper.title, Author: '安心小屋' }
  const doc = new Pdf({ size: 'A4', margin: leaf.margin, bufferPages: true, info })
  const bytes: Buffer[] = []
  const done = new Promise<Buffer>((yes, no) => {
    doc.on('data', (part: Buffer) => bytes.push(part))
    doc.on('end', () => yes(Buffer.concat(bytes)))
    doc.on('error', no)
  })
  doc.registerFont('text', fontFile('Regular')).registerFont('bold', fontFile('Bold'))
  doc.font('bold').fontSize(20).fillColor(ink.text).text(paper.title)
  doc.moveDown(0.4).font('text').fontSize(10).fillColor(ink.quiet).text(paper.about)
  doc.moveDown(0.4).text(paper.foot)
  for (const { heading, lines } of paper.parts) {
    // a heading never stands alone at the foot of a page
    if (doc.y > leaf.height - leaf.margin - 60) doc.addPage()
    doc.moveDown(1).font('bold').fontSize(13).fillColor(ink.text).text(heading)
    doc
      .moveTo(leaf.margin, doc.y + 2)
      .lineTo(leaf.width - leaf.margin, doc.y + 2)
      .strokeColor(ink.line)
      .stroke()
    doc.moveDown(0.4).font('text').fontSize(11)
    for (const [at, line] of lines.entries()) {
      doc.text(line, { paragraphGap: 4, lineGap: 2 })
      // years of talk take seconds to set: whoever cries for help meanwhile is answered in between
      if (at % linesAtOnce === 0) await new Promise((next) => setImmediate(next))
    }
  }
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    // below the margin, where a text would otherwise begin another page
    doc.page.margins.bottom = 0
    const at = [leaf.margin, leaf.height - 36] as const
    const number = `${page + 1} / ${count}`
    const placed = { width: leaf.width - 2 * leaf.margin, align: 'center', lineBreak: false } as const
    doc
      .font('text')
      .fontSize(9)
      .fillColor(ink.quiet)
      .text(number, ...at, placed)
  }
  doc.end()
  return done
}

/** One A5 page with its font inside. @returns the PDF */
export async function drawPaper(paper: Paper): Promise<Buffer> {
  // read only when somebody prints: it is large
  const { default: Pdf } = await import('pdfkit')
  const draw = (size: number): Promise<{ pdf: Buffer; pages: number }> =>
    new Promise((yes, no) => {
      const doc = new Pdf({ size: 'A5', margin: sheet.margin, info: { Title: paper.title, Author: '安心小屋' } })
      const bytes: Buffer[] = []
      let pages = 1
      doc.on('pageAdded', () => {
        pages += 1
      })
      doc.on('data', (part: Buffer) => bytes.push(part))
      doc.on('end', () => yes({ pdf: Buffer.concat(bytes), pages }))
      doc.on('error', no)
      doc.registerFont('text', fontFile('Regular')).registerFont('bold', fontFile('Bold'))
      doc
        .font('bold')
        .fontSize(size + 6)
        .fillColor(ink.text)
        .text(paper.title)
      doc
        .font('text')
        .fontSize(size - 2)
        .fillColor(ink.quiet)
        .text(paper.about)
      for (const { heading, lines } of paper.parts) {
        doc.moveDown(0.5).font('bold').fontSize(size).fillColor(ink.text).text(heading)
        doc.font('text').fontSize(size).fillColor(ink.text)
        for (const line of lines) doc.text(line, { indent: 8 })
      }
      doc.moveDown(0.7).font('bold').fontSize(size).fillColor(ink.text).text(paper.foot)
      doc.end()
    })
  for (const size of sizes) {
    const { pdf, pages } = await draw(size)
    if (pages === 1 || size === sizes.at(-1)) return pdf
  }
  throw new Error('there is always a last size')
}
