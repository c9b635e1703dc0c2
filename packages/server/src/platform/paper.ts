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
