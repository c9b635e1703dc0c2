import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The staff face, served by the house below `/console/`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
  },
  server: { port: 5174, proxy: { '/api': 'http://127.0.0.1:8080' } },
})
