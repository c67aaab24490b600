/** The format code under which a worksheet shows a figure just as it is printed; null where the print is no plain figure. */
export function numberFormatOf(text: string): string | null {
  const found = /^-?(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,8}))?(%?)$/.exec(text);
  const whole = found?.[1];
  if (whole === undefined || /^0\d/.test(whole)) return null;
  const decimals = found?.[2]?.length ?? 0;
  return `${whole.includes(',') ? '#,##0' : '0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${found?.[3] ?? ''}`;
}
