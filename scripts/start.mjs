import { requireNode } from './require-node.mjs';

if (requireNode()) {
  import('./house/start.mjs').then(
    ({ start }) => {
      process.exitCode = start(process.argv.slice(2));
    },
    (error) => {
      console.error(error);
      process.exitCode = 2;
    },
  );
}
