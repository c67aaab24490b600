import type { Span } from '@kaocheng/core/model/transcript';
import { memo } from 'react';
import type { SourceRange } from './ranges.js';
import { type Segment, segmentsOf } from './segments.js';

interface SourceBlockProps {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly ranges: readonly SourceRange[];
  /** Only the spans that touch this block, so that the others need not be drawn anew. */
  readonly marked: readonly Span[];
  /** Far from what is seen a block is plain text, which is quick and can be searched. */
  readonly isNear: boolean;
}

/** A part of the source with what was read, what was not, and what the chosen cell or finding means. */
export const SourceBlock = memo(function SourceBlock({ text, start, end, ranges, marked, isNear }: SourceBlockProps) {
  if (!isNear && marked.length === 0) return text.slice(start, end);
  return segmentsOf(start, end, ranges, marked).map((segment) => (
    <SegmentText key={segment.start} segment={segment} text={text.slice(segment.start, segment.end)} />
  ));
}, sameBlock);

function SegmentText({ segment, text }: { readonly segment: Segment; readonly text: string }) {
  const { range, isMarked, start } = segment;
  if (range === null && !isMarked) return text;
  const kind = range === null ? '' : range.path === null ? 'source-unread' : 'source-read';
  if (isMarked) {
    return (
      <mark className={`source-chosen ${kind}`} data-start={start}>
        {text}
      </mark>
    );
  }
  return (
    <span className={kind} data-start={start}>
      {text}
    </span>
  );
}

function sameBlock(before: SourceBlockProps, after: SourceBlockProps): boolean {
  return (
    before.text === after.text &&
    before.ranges === after.ranges &&
    before.start === after.start &&
    before.isNear === after.isNear &&
    (before.marked === after.marked ||
      (before.marked.length === after.marked.length &&
        before.marked.every((span, at) => span[0] === after.marked[at]?.[0] && span[1] === after.marked[at]?.[1])))
  );
}
