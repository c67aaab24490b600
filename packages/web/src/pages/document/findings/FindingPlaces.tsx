import type { Finding } from '@kaocheng/core/model/finding';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { useMemo } from 'react';
import { saySource } from '../../../words/say-source.js';
import { nameOfCell } from '../cell/cell-name.js';
import { type FindingPlace, placesOf } from './places.js';

/** Longest passage that is shown whole. */
const LONGEST = 40;

interface FindingPlacesProps {
  readonly transcript: Transcript;
  readonly finding: Finding;
  /** The text of the document; null where there is none. */
  readonly text: string | null;
  readonly onPlace: (place: FindingPlace) => void;
}

/** Every place that a finding speaks of, each leading there. */
export function FindingPlaces({ transcript, finding, text, onPlace }: FindingPlacesProps) {
  const places = useMemo(() => placesOf(transcript, finding), [transcript, finding]);
  return (
    <div className="finding-places">
      <span>{saySource('places.title')}</span>
      <ul>
        {places.map((place) => (
          <li key={JSON.stringify(place)}>
            {place.kind === 'text' && text === null ? (
              nameOfPlace(transcript, text, place)
            ) : (
              <button type="button" className="link-button" onClick={() => onPlace(place)}>
                {nameOfPlace(transcript, text, place)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOfPlace(transcript: Transcript, text: string | null, place: FindingPlace): string {
  if (place.kind === 'whole') return saySource('places.whole');
  if (place.kind === 'form') return saySource('places.form', { form: place.form });
  if (place.kind === 'cell') {
    const { form: order, path } = place.cell;
    const form = transcript.forms.find((each) => each.order === order);
    return saySource('places.cell', { form: order, cell: form === undefined ? path : nameOfCell(form, path) });
  }
  const [start = 0, end = 0] = place.spans[0] ?? [];
  const quote = place.quote ?? text?.slice(start, end) ?? '';
  return saySource('places.text', { quote: quote.length > LONGEST ? `${quote.slice(0, LONGEST)}…` : quote });
}
