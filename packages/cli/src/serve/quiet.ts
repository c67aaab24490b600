import type { StoreLog } from '@kaocheng/store/connect';

/** A command that ends at once says on the screen what there is to say, and keeps no log. */
export const quiet: StoreLog = { info: () => {}, warn: () => {} };
