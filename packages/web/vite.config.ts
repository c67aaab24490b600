import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pdfFiles } from './pdf-files.js';

export default defineConfig({
  plugins: [react(), pdfFiles()],
  resolve: { conditions: ['source', 'module', 'browser', 'production', 'default'] },
  build: { outDir: 'dist/app', emptyOutDir: true, target: 'es2022', manifest: true },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000' } },
});
