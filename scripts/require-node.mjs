/**
 * Kaocheng needs Node 20.19 or newer. Says so in one sentence and returns false on an older one.
 * This file must stay readable by very old versions of Node: no imports, no new syntax.
 */
export function requireNode() {
  const parts = process.versions.node.split('.').map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return true;
  console.error(
    `Kaocheng needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one from nodejs.org.`,
  );
  process.exitCode = 2;
  return false;
}
