import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { build, defineConfig, type Plugin } from 'vite'
import { traditionalTables } from './traditional.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const dist = join(root, 'dist')
const target = 'es2020'
/** A file larger than this is kept on the phone after everything else, so that it never holds the shell up. */
const heavyBytes = 120_000

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split('\\').join('/'))
    .sort()

/** Builds src/sw.ts to dist/sw.js, with the list of files the phone keeps for use without a network. */
function serviceWorker(): Plugin {
  return {
    name: 'anxin-service-worker',
    apply: 'build',
    async closeBundle() {
      const files = filesBelow(dist).filter((file) => file !== 'sw.js')
      const hash = createHash('sha256')
      for (const file of files) hash.update(file).update(readFileSync(join(dist, file)))
      const asked = (file: string): string => (file === 'index.html' ? '/' : `/${file}`)
      const isHeavy = (file: string): boolean => statSync(join(dist, file)).size > heavyBytes
      const shell = files.filter((file) => !isHeavy(file)).map(asked)
      await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: {
          __SHELL__: JSON.stringify(shell),
          __HEAVY__: JSON.stringify(files.filter(isHeavy).map(asked)),
          __VERSION__: JSON.stringify(hash.digest('hex').slice(0, 12)),
        },
        build: {
          target,
          outDir: dist,
          emptyOutDir: false,
          lib: {
            entry: join(root, 'src/sw.ts'),
            formats: ['iife'],
            name: 'anxinWorker',
            fileName: () => 'sw.js',
          },
        },
      })
    },
  }
}

/**
 * What every page needs comes in one file: on a slow network each file more costs a turn and its head. Scoring, triage,
 * the exercises and the screener are needed by a few pages alone, and come with them.
 */
const everyPage =
  /node_modules|packages\/core\/(?!src\/(?:scale|care|risk|appointment|casework|record|referral|severe|directory|plan|live|rescue|safeguard|access|surge)\/|src\/selfhelp\/(?!pick\.))|packages\/contract\/|packages\/kit\/(?!.*(?:\.en|lines\/[a-z]+\.zh|plan-sheet|live|tablet)\.ts)|resident\/src\/(parts\/(?!own\.)|talk|device|self\/|words(?!-own)[a-z-]*\.zh)/

export default defineConfig({
  root,
  base: '/',
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false }), traditionalTables(), serviceWorker()],
  server: { proxy: { '/api': process.env.ANXIN_SERVER ?? 'http://127.0.0.1:8080' } },
  build: {
    target,
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      // letters have a page of their own, so that the first page of the house pays nothing for them
      input: [join(root, 'index.html'), join(root, 'letters.html')],
      output: { codeSplitting: { groups: [{ name: 'house', test: everyPage }] } },
    },
  },
})
