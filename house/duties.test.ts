import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runs } from './named-tests.ts'
import { root } from './sources.ts'

const page = fs.readFileSync(path.join(root, 'docs/clinical/duties.md'), 'utf8')
const duties = page
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [, article = ''] = /^\| ([^ ]+) /.exec(line) ?? []
    const [, file = '', title = ''] = /`([^`]+)` “(.+)” \|$/.exec(line) ?? []
    return { articles: article.match(/\d+/g) ?? [], article, file, title }
  })

describe('the page of duties', () => {
  it('names a test for every article, and each of these tests is there and runs', () => {
    const missing = duties.filter(({ file, title }) => {
      const where = path.join(root, file)
      return !file || !fs.existsSync(where) || !runs(fs.readFileSync(where, 'utf8'), title)
    })
    expect(missing).toEqual([])
  })

  it('covers every article of the table', () => {
    const named = new Set(duties.flatMap(({ articles }) => articles))
    const articles = [
      '8',
      '10',
      '12',
      '13',
      '14',
      '15',
      '16',
      '17',
      '18',
      '19',
      '20',
      '21',
      '22',
      '23',
      '26',
      '27',
    ]
    expect(articles.filter((one) => !named.has(one))).toEqual([])
  })
})
