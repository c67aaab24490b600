import { saySource } from '../../../words/say-source.js';

/** How the original is looked at: as it is laid out, or as the text that was read. */
export type SourceChoice = 'original' | 'text';

interface SourceToolsProps {
  /** What the original is shown as; null where there is only its text. */
  readonly kind: 'pdf' | 'sheets' | null;
  readonly choice: SourceChoice;
  readonly zoom: number;
  readonly isWide: boolean;
  readonly onChoice: (choice: SourceChoice) => void;
  readonly onZoom: (zoom: number) => void;
  readonly onWide: (isWide: boolean) => void;
}

const STEP = 1.25;
const LEAST = 0.5;
const MOST = 5;

/** The switch between original and text, the zoom, and more room for the original. */
export function SourceTools({ kind, choice, zoom, isWide, onChoice, onZoom, onWide }: SourceToolsProps) {
  const to = (next: number): void => onZoom(Math.min(MOST, Math.max(LEAST, Math.abs(next - 1) < 0.05 ? 1 : next)));
  return (
    <span className="source-tools no-print">
      {kind === null ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one
        <span role="group" aria-label={saySource('views.label')}>
          <button type="button" aria-pressed={choice === 'original'} onClick={() => onChoice('original')}>
            {saySource(`views.${kind}`)}
          </button>
          <button type="button" aria-pressed={choice === 'text'} onClick={() => onChoice('text')}>
            {saySource('views.text')}
          </button>
        </span>
      )}
      {kind === null || choice === 'text' ? null : (
        <>
          <button type="button" aria-label={saySource('zoom.out')} onClick={() => to(zoom / STEP)}>
            −
          </button>
          <button type="button" title={saySource('zoom.width')} onClick={() => to(1)}>
            {saySource('zoom.percent', { percent: Math.round(zoom * 100) })}
          </button>
          <button type="button" aria-label={saySource('zoom.in')} onClick={() => to(zoom * STEP)}>
            +
          </button>
        </>
      )}
      <button type="button" className="source-wide" aria-pressed={isWide} onClick={() => onWide(!isWide)}>
        {saySource(isWide ? 'narrow' : 'wide')}
      </button>
    </span>
  );
}
