import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pdfFiles } from './pdf-files.js';

/** kB of the largest chunk that is no surprise: the chart engine, loaded only where a chart is drawn. */
const LARGEST_CHUNK = 650;

export default defineConfig({
  plugins: [react(), pdfFiles()],
  resolve: { conditions: ['source', 'module', 'browser', 'production', 'default'] },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    chunkSizeWarningLimit: LARGEST_CHUNK,
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000' } },
});
