import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname
const dist = join(root, 'dist')

/** Builds src/sw.ts to dist/sw.js, with the list of files a device keeps that goes out to homes. */
function serviceWorker(): Plugin {
  return {
    name: 'anxin-console-worker',
    apply: 'build',
    async closeBundle() {
      const files = readdirSync(join(dist, 'assets'))
        .filter((file) => /\.(js|css|svg|woff2)$/.test(file))
        .sort()
      const hash = createHash('sha256').update(readFileSync(join(dist, 'index.html')))
      for (const file of files) hash.update(file)
      await build({
        ...{ root, configFile: false, publicDir: false, logLevel: 'warn' },
        define: {
          __SHELL__: JSON.stringify(files.map((file) => `/console/assets/${file}`)),
          __VERSION__: JSON.stringify(hash.digest('hex').slice(0, 12)),
        },
        build: {
          ...{ target: 'es2022', outDir: dist, emptyOutDir: false },
          lib: {
            ...{ entry: join(root, 'src/sw.ts'), formats: ['iife'], name: 'anxinConsoleWorker' },
            fileName: () => 'sw.js',
          },
        },
      })
    },
  }
}

/** The staff face, served by the house below `/console/`. */
export default defineConfig({
  root,
  base: '/console/',
  plugins: [react(), serviceWorker()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
  },
  server: { port: 5174, proxy: { '/api': 'http://127.0.0.1:8080' } },
})
