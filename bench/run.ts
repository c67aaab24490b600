/** Speed and memory against the bars, in one run: `npm run bench`, or `npm run bench -- --quick` without the largest scale. */
import { fileURLToPath } from 'node:url';
import { benchChecking } from './checking.js';
import { benchReading } from './reading.js';
import { benchStartUp } from './start-up.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = fileURLToPath(new URL('../../shared/sources', import.meta.url));

await benchReading('samples', fileURLToPath(new URL('../samples', import.meta.url)));
await benchReading('sources', sources);
benchChecking(process.argv.includes('--quick'));
benchStartUp(root, sources);
