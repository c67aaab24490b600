import type { Transcript } from '@kaocheng/core/model/transcript';
import { say } from '../../../words/say.js';
import { saySource } from '../../../words/say-source.js';
import { nameOfCell, nameOfForm } from '../cell/cell-name.js';
import type { CellPlace } from '../findings/cell-of.js';

interface ReadPlacesProps {
  readonly transcript: Transcript;
  readonly chosen: CellPlace | null;
  readonly onCell: (cell: CellPlace) => void;
}

/** Where the cells of a file without a text of its own were read: sheet and address, or page. */
export function ReadPlaces({ transcript, chosen, onCell }: ReadPlacesProps) {
  const form = transcript.forms.find(({ order }) => order === chosen?.form) ?? transcript.forms[0];
  const cells = Object.entries(form?.cells ?? {}).filter(
    ([, { sheet, page }]) => sheet !== undefined || page !== undefined,
  );
  return (
    <section className="pane source-pane" aria-label={say('source.title')}>
      <header className="pane-head">
        <h2>{say('source.title')}</h2>
      </header>
      {form === undefined || cells.length === 0 ? (
        <p className="pane-empty">{saySource('none')}</p>
      ) : (
        <div className="source-text">
          <p>{say('source.places', { form: nameOfForm(form) })}</p>
          <ul className="source-places">
            {cells.map(([path, { sheet, address, page }]) => (
              <li key={path}>
                <button
                  type="button"
                  className="link-button"
                  aria-current={chosen?.path === path}
                  onClick={() => onCell({ form: form.order, path })}
                >
                  {nameOfCell(form, path)}
                </button>{' '}
                {sheet === undefined ? '' : say('source.sheet', { sheet, address: address ?? '' })}
                {page === undefined ? '' : say('source.page', { page })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
