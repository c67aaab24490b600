import { requireNode } from './require-node.mjs';

if (requireNode()) {
  import('./house/test.mjs').then(
    ({ test }) => {
      process.exitCode = test();
    },
    (error) => {
      console.error(error);
      process.exitCode = 2;
    },
  );
}
