import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const PACKAGE = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');

/**
 * What pdf.js asks for while it draws: the tables of old encodings, the fonts that every PDF may count on, and the decoders
 * of pictures written in JavaScript (those in WebAssembly are not used). With their licences.
 */
const WANTED = [/^cmaps\//, /^standard_fonts\//, /^wasm\/(?:openjpeg_nowasm_fallback\.js|LICENSE_.*OPENJPEG)$/];

function* wanted(): Generator<readonly [name: string, path: string]> {
  for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
    for (const file of readdirSync(join(dirname(PACKAGE), folder))) {
      const name = `${folder}/${file}`;
      if (WANTED.some((each) => each.test(name))) yield [name, join(dirname(PACKAGE), folder, file)];
    }
  }
}

/** Puts the files of pdf.js beside the page, under the version of the library, so that nothing is asked of another host. */
export function pdfFiles(): Plugin {
  const { version }: { version: string } = JSON.parse(readFileSync(PACKAGE, 'utf8'));
  const folder = `assets/pdfjs-${version}`;
  return {
    name: 'kaocheng-pdf-files',
    generateBundle() {
      for (const [name, path] of wanted()) {
        this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source: readFileSync(path) });
      }
    },
    configureServer(server) {
      const files = new Map([...wanted()].map(([name, path]) => [`/${folder}/${name}`, path]));
      server.middlewares.use((request, response, next) => {
        const path = files.get(request.url ?? '');
        if (path === undefined) next();
        else response.end(readFileSync(path));
      });
    },
  };
}
