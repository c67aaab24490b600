/** The worker of pdf.js comes without types; it is loaded for what it sets up. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
