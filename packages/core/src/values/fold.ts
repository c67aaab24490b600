const FOLDS = new Map<number, string>(
  [
    ['　', ' '],
    ['\u00a0', ' '],
    ['≧', '≥'],
    ['⩾', '≥'],
    ['≦', '≤'],
    ['⩽', '≤'],
    ['﹪', '%'],
    ['〜', '~'],
    ['∼', '~'],
    ['−', '-'],
    ['–', '-'],
    ['—', '-'],
    ['―', '-'],
    ['‐', '-'],
    ['﹣', '-'],
    ['＞', '>'],
    ['＜', '<'],
    ['﹥', '>'],
    ['﹤', '<'],
  ].map(([from, to]) => [(from ?? '').charCodeAt(0), to ?? '']),
);

/**
 * Full-width letters, digits and signs as their plain forms, one character for one, so that offsets stay.
 * A text without any is returned as it is.
 */
export function fold(text: string): string {
  let folded = '';
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0xa0 || (code >= 0x4e00 && code <= 0x9fff)) continue;
    const plain = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : FOLDS.get(code);
    if (plain === undefined) continue;
    folded += text.slice(copied, at) + plain;
    copied = at + 1;
  }
  return copied === 0 ? text : folded + text.slice(copied);
}
