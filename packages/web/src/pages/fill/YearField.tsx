import { useState } from 'react';
import { sayFill } from '../../words/say-fill.js';

interface YearFieldProps {
  readonly year: string | null;
  readonly onYear: (year: string) => void;
}

/** The year that the form is of; taken as soon as four digits stand there. */
export function YearField({ year, onYear }: YearFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? year ?? '';
  return (
    <label className="fill-year">
      {sayFill('edit.year')}
      <input
        className="field"
        inputMode="numeric"
        maxLength={4}
        value={shown}
        aria-invalid={typed !== null}
        title={typed === null ? undefined : sayFill('start.badYear')}
        onChange={({ target }) => {
          const isYear = /^(?:19|20)\d\d$/.test(target.value);
          setTyped(isYear ? null : target.value);
          if (isYear) onYear(target.value);
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}
