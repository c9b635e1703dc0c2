import { createRequire } from 'node:module'
import path from 'node:path'
import type * as door from '@anxin/contract/assessment-library.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { type PrintWords, printWords } from '@anxin/core/scale/english/print.words.ts'
import type PDFDocument from 'pdfkit'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { pathOfResident } from '../../../platform/identity/written-down.ts'
import { fillRoles, mustReach } from '../policy.ts'
import { type Measures, measuresOf } from './measures.ts'

type Series = Measures['series'][number]
type Doc = InstanceType<typeof PDFDocument>

/** A4 in points, with the margins of the page. */
const sheet = { width: 595, height: 842, margin: 40 } as const
const ink = { text: '#1f2b2b', quiet: '#5f6f6e', line: '#c9d4d2', dot: '#2f6f68', worse: '#a33b2a' } as const
/** How many measures one page can hold; the newest of each is what matters. */
const most = 6
/** Where the first stands, how much room each has at most, and how much of it is words above and below the chart. */
const first = { y: 96, tallest: 230, words: 72 } as const
/** To the right of a chart its bands are named. */
const bandsWide = 62

/** Noto Sans SC, whose glyphs hold the rare characters of names; the package's entry lies in `dist`, beside `fonts`. */
const fontFile = (weight: 'Regular' | 'Bold'): string =>
  path.join(
    path.dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')),
    `../fonts/NotoSansHans-${weight}.otf`,
  )

/**
 * A chart: bands as shades with their names, points with total and day, joined by a line; reliable worsening is marked
 * by colour and shape.
 */
function drawChart(
  doc: Doc,
  { points, range, bands }: Series,
  box: { x: number; y: number; w: number; h: number },
  print: PrintWords,
): void {
  if (!range) return
  const at = (value: number): number => box.y + box.h - ((value - range.min) / (range.max - range.min)) * box.h
  for (const [n, band] of bands.entries()) {
    const [top, tall] = [at(band.max), Math.max(0, at(band.min) - at(band.max))]
    doc.rect(box.x, top, box.w, tall).fill(n % 2 === 0 ? '#f2f6f5' : '#e6eeec')
    const words = `${print.band(band.label)} ${band.min}–${band.max}`
    if (tall >= 7) small(doc).text(words, box.x + box.w + 6, top + tall / 2 - 4, { width: bandsWide, lineBreak: false })
  }
  const drawn = points.filter((one) => one.total !== null).slice(-12)
  const xOf = (n: number): number => box.x + 20 + (drawn.length === 1 ? 0 : (n / (drawn.length - 1)) * (box.w - 40))
  doc.lineWidth(1).strokeColor(ink.dot)
  for (const [n, one] of drawn.entries())
    n === 0 ? doc.moveTo(xOf(n), at(one.total!)) : doc.lineTo(xOf(n), at(one.total!))
  if (drawn.length > 1) doc.stroke()
  for (const [n, one] of drawn.entries()) {
    const bad = one.change?.direction === 'worse' && one.change.reliable
    const mark = bad ? doc.rect(xOf(n) - 3, at(one.total!) - 3, 6, 6) : doc.circle(xOf(n), at(one.total!), 2.8)
    const colour = bad ? ink.worse : ink.dot
    // hollow: somebody else answered for the person
    if (one.mode === 'proxy') mark.lineWidth(1.2).fillAndStroke('#ffffff', colour)
    else mark.fill(colour)
    const under = { width: 44, align: 'center', lineBreak: false } as const
    const above = at(one.total!) - box.y > 12 ? -12 : 5
    small(doc)
      .fillColor(ink.text)
      .text(String(one.total), xOf(n) - 22, at(one.total!) + above, under)
    small(doc).text(shanghaiDay(new Date(one.at)).slice(2), xOf(n) - 22, box.y + box.h + 3, under)
  }
}

const small = (doc: Doc): Doc => doc.font('text').fontSize(6.5).fillColor(ink.quiet)

function lastWords({ points }: Series, print: PrintWords): string {
  const last = points.at(-1)!
  const total =
    last.total === null ? print.invalid : `${last.total} · ${last.bandLabel ? print.band(last.bandLabel) : ''}`
  const moved = last.change ? print.moved(last.change.delta, last.change.reliable) : print.first
  const how = `${print.modes[last.mode] ?? ''}${last.prorated ? ` · ${print.prorated}` : ''}`
  return `${shanghaiDay(new Date(last.at))}  ${total}  ${how}  ${moved}`
}

function drawSeries(doc: Doc, series: Series, y: number, tall: number, print: PrintWords): void {
  const { margin, width } = sheet
  doc
    .font('bold')
    .fontSize(11)
    .fillColor(ink.text)
    .text(`${series.title}${series.mark ? print.marked(series.mark) : ''}`, margin, y)
  doc
    .font('text')
    .fontSize(9)
    .fillColor(ink.text)
    .text(lastWords(series, print), margin, y + 16, { width: width - 2 * margin, height: 12, ellipsis: true })
  const [w, h] = [width - 2 * margin - bandsWide - 6, tall - first.words]
  drawChart(doc, series, { x: margin, y: y + 34, w, h }, print)
  // the line that must stand wherever the answers of a form are shown
  small(doc).text(series.notice, margin, y + 34 + h + 14, { width: width - 2 * margin, height: 22, ellipsis: true })
}

/** One A4 page; the font is embedded, so that every name prints as it is written. */
export async function drawPage(
  name: string | null,
  day: string,
  series: readonly Series[],
  print: PrintWords,
): Promise<Buffer> {
  // read only when somebody prints: it is large
  const { default: Pdf } = await import('pdfkit')
  return new Promise((yes, no) => {
    const doc = new Pdf({ size: 'A4', margin: sheet.margin, info: { Title: print.title, Author: '安心小屋' } })
    const parts: Buffer[] = []
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => yes(Buffer.concat(parts)))
    doc.on('error', no)
    doc.registerFont('text', fontFile('Regular')).registerFont('bold', fontFile('Bold'))
    doc
      .font('bold')
      .fontSize(16)
      .fillColor(ink.text)
      .text(`${print.title} · ${name ?? print.nameless}`, sheet.margin, sheet.margin)
    doc
      .font('text')
      .fontSize(9)
      .fillColor(ink.quiet)
      .text(print.about(day), sheet.margin, sheet.margin + 24)
    doc.text(print.legend, sheet.margin, sheet.margin + 36)
    const shown = [...series].sort((a, b) => b.points.at(-1)!.at.localeCompare(a.points.at(-1)!.at)).slice(0, most)
    const room = sheet.height - first.y - sheet.margin - 16
    const tall = Math.min(first.tallest, room / Math.max(1, shown.length))
    for (const [n, one] of shown.entries()) drawSeries(doc, one, first.y + n * tall, tall, print)
    if (series.length > most)
      doc
        .font('text')
        .fontSize(8)
        .fillColor(ink.quiet)
        .text(print.more(series.length - most), sheet.margin, sheet.height - sheet.margin - 12)
    doc.end()
  })
}

export async function printMeasures(
  ctx: Ctx,
  { params }: Input<typeof door.measuresPrint>,
): Promise<ReplyOf<typeof door.measuresPrint>> {
  mustReach(mustBeStaff(ctx), fillRoles, await pathOfResident(ctx, params.id))
  ctx.about = { id: params.id, residentId: params.id }
  const { name, series } = await measuresOf(ctx, params.id)
  const day = shanghaiDay(ctx.now)
  const print = printWords[ctx.tongue === 'en' ? 'en' : 'zh']
  const pdf = await drawPage(name, day, series, print)
  return { fileName: `${print.title}-${day}.pdf`, pdf: pdf.toString('base64') }
}
