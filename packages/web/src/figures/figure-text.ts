/** The digits of a figure; with groups of three where asked for. Null is blank. What is no plain number stays as it is. */
export function figureText(value: string | number | null | undefined, grouped: boolean): string | null {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  const parts = /^([+\-−]?)(\d+)(\.\d+)?$/.exec(text);
  if (!grouped || parts === null) return text;
  const [, sign = '', whole = '', fraction = ''] = parts;
  return sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + fraction;
}
