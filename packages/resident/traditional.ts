/// <reference path="./opencc.d.ts" />
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConverterFactory, Trie } from 'opencc-js/core'
import characters from 'opencc-js/dict/STCharacters'
import phrases from 'opencc-js/dict/STPhrases'
import variants from 'opencc-js/dict/TWVariants'
import variantPhrases from 'opencc-js/dict/TWVariantsPhrases'
import type { Plugin } from 'vite'

type Pair = readonly [simplified: string, traditional: string]

const pairsOf = (dict: string): Pair[] => dict.split('|').map((line) => line.split(' ') as unknown as Pair)

const packages = fileURLToPath(new URL('..', import.meta.url))

/** Everything the house says in Chinese to whoever lives here, as runs of characters. */
export const saidHere = (): string[] =>
  ['core/src', 'kit/src', 'resident/src'].flatMap((folder) =>
    readdirSync(join(packages, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|^risk\//.test(file))
      .flatMap(
        (file) => readFileSync(join(packages, folder, file), 'utf8').match(/[\u4e00-\u9fff]{2,}/g) ?? [],
      ),
  )

/**
 * The phrases a phone needs: of OpenCC's table every one that occurs in what the house says, so that all of it comes
 * out as with the whole table; and of the others those that do not follow from single characters or shorter phrases,
 * for what people of the house write.
 */
export function neededPhrases(): string {
  const trie = new Trie()
  trie.loadDict(characters)
  const all = pairsOf(phrases).sort((a, b) => a[0].length - b[0].length)
  const longest = all.at(-1)?.[0].length ?? 0
  const here = new Set<string>()
  for (const run of new Set(saidHere()))
    for (let at = 0; at < run.length; at++)
      for (let end = at + 2; end <= Math.min(run.length, at + longest); end++) here.add(run.slice(at, end))
  const needed: Pair[] = []
  for (const [from, to] of all) {
    if (!here.has(from) && trie.convert(from) === to) continue
    needed.push([from, to])
    trie.addWord(from, to)
  }
  return needed.map((pair) => pair.join(' ')).join('|')
}

const name = 'virtual:traditional'
const card = fileURLToPath(new URL('./public/help.html', import.meta.url))

/** The help card that needs no program, in traditional characters: written from the one there is, when the page is built. */
export function traditionalCard(): string {
  const write = ConverterFactory([[neededPhrases(), characters]], [[variantPhrases, variants]])
  const there = '<a href="/help-hant.html" lang="zh-Hant">繁體中文</a>'
  const back = '<a href="/help.html" lang="zh-CN">简体中文</a>'
  const [before, after, ...more] = readFileSync(card, 'utf8').split(there)
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error('help.html leads once to its traditional page')
  return write(before).replace('<html lang="zh-CN">', '<html lang="zh-Hant">') + back + write(after)
}

/**
 * Gives the page `virtual:traditional`: the tables from simplified to traditional characters, made when it is built;
 * and the help card without a program in traditional characters.
 */
export const traditionalTables = (): Plugin => ({
  name: 'anxin-traditional',
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  load: (id) =>
    id === `\0${name}`
      ? `export const simplified = ${JSON.stringify([neededPhrases(), characters])}
         export const variants = ${JSON.stringify([variantPhrases, variants])}`
      : undefined,
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'help-hant.html', source: traditionalCard() })
  },
})
