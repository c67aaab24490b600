const SPECIAL = /[*?[\]{}]/;

/** Whether an argument is a pattern. */
export function isGlob(pattern: string): boolean {
  return SPECIAL.test(pattern);
}

/** The folder in which the matches of a pattern lie: its parts before the first with a special sign. */
export function globBase(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => SPECIAL.test(part));
  const base = parts.slice(0, Math.max(first, 0)).join('/');
  if (base === '') return pattern.startsWith('/') ? '/' : '.';
  return base;
}

/**
 * A pattern as a regular expression over paths with `/`: `*` and `?` inside a name, `**` over folders,
 * `[abc]` and `{a,b}`. Text that is no well-formed class or choice stands for itself.
 */
export function globToRegExp(pattern: string): RegExp {
  let source = '';
  for (let i = 0; i < pattern.length; i += 1) {
    const rest = pattern.slice(i);
    const [special] = /^(?:\*\*\/|\*\*|\*|\?|\[[^\]/]+\]|\{[^{}/]+\})/.exec(rest) ?? [];
    if (special === undefined) source += literal(rest.charAt(0));
    else {
      source += translate(special);
      i += special.length - 1;
    }
  }
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    // A class such as [z-a] is no class.
    return new RegExp(`^${literal(pattern)}$`, 'su');
  }
}

function translate(special: string): string {
  if (special === '**/') return '(?:[^/]+/)*';
  if (special === '**') return '.*';
  if (special === '*') return '[^/]*';
  if (special === '?') return '[^/]';
  if (special.startsWith('{')) return `(?:${special.slice(1, -1).split(',').map(literal).join('|')})`;
  const negative = /^[!^]/.test(special.slice(1));
  const members = Array.from(special.slice(negative ? 2 : 1, -1), (char) => (char === '-' ? '-' : literal(char))).join(
    '',
  );
  return `[${negative ? '^' : ''}${members}]`;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
