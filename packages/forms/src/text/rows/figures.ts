const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Whether a text holds a digit: without one most prices of figures are none. */
export function hasDigit(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isDigit(text.charCodeAt(i))) return true;
  return false;
}

/** How many figures stand in a text, each with its commas and point: 1,200.5 is one. */
function figuresIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; ) {
    if (!isDigit(text.charCodeAt(i++))) continue;
    count++;
    while (isDigit(text.charCodeAt(i)) || text[i] === ',') i++;
    if (text[i] !== '.' || !isDigit(text.charCodeAt(i + 1))) continue;
    do i++;
    while (isDigit(text.charCodeAt(i)));
  }
  return count;
}

/**
 * A cell holds one figure as a rule: the price of each further one, less where signs part them (4批；2次；5台), none in a
 * date.
 */
export function figuresPrice(text: string, free: number): number {
  const runs = figuresIn(text);
  if (runs <= free) return 0;
  return (runs - free) * (/[;、,~—/()-]/u.test(text) ? 0.5 : 1.3);
}
