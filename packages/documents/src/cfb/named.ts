/**
 * Whether bytes hold a name somewhere, in one byte for each character or in UTF-16. The name is searched as bytes: a search
 * for a text in UTF-16 never ends in Node where the bytes begin at an odd place of their memory, as what another process
 * sends may.
 */
export function isNamed(bytes: Uint8Array, name: string): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return all.includes(Buffer.from(name, 'latin1')) || all.includes(Buffer.from(name, 'utf16le'));
}
