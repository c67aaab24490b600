import { describe, expect, it } from 'vitest';
import { Progress } from './progress.js';
import { displayWidth } from './report/columns.js';

function terminal(columns: number): { written: string[]; columns: number; write(text: string): void } {
  const written: string[] = [];
  return { written, columns, write: (text) => written.push(text) };
}

describe('progress', () => {
  it('shows how far a long run is, on one line, and takes the line away', () => {
    const screen = terminal(60);
    const progress = new Progress(10, screen);
    progress.show(5, `很长的文件夹/${'自评'.repeat(40)}.txt`);
    progress.clear();
    expect(screen.written[0]).toContain('██████████░░░░░░░░░░ 5/10');
    expect(displayWidth(screen.written[0]?.replace('\r\u001b[2K', '') ?? '')).toBeLessThanOrEqual(60);
    expect(screen.written[1]).toBe('\r\u001b[2K');
  });

  it('says nothing for a few files, or without a terminal', () => {
    const screen = terminal(60);
    new Progress(2, screen).show(1, 'a.txt');
    new Progress(10, screen).clear();
    new Progress(10, null).show(1, 'a.txt');
    expect(screen.written).toEqual([]);
  });
});
