import { requireNode } from './require-node.mjs';

if (requireNode()) {
  import('./house/start.mjs')
    .then(({ start }) => start(process.argv.slice(2)))
    .then(
      (code) => {
        process.exitCode = code;
      },
      (error) => {
        console.error(error);
        process.exitCode = 2;
      },
    );
}
