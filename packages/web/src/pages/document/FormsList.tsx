import { Counts } from '../../figures/Counts.js';
import { Figure } from '../../figures/Figure.js';
import { say, sayKind } from '../../words/say.js';
import { nameOfForm } from './cell/cell-name.js';
import type { FormLine } from './forms-list.js';

interface FormsListProps {
  readonly lines: readonly FormLine[];
  readonly shown: number | null;
  readonly onShow: (order: number) => void;
}

/** All forms of the document: printed and recomputed totals and grades; chooses which one is shown. */
export function FormsList({ lines, shown, onShow }: FormsListProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className="forms-list" tabIndex={0} aria-label={say('forms.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('forms.order')}</th>
            <th scope="col">{say('forms.name')}</th>
            <th scope="col">{say('forms.kind')}</th>
            <th scope="col">{say('forms.printed')}</th>
            <th scope="col">{say('forms.recomputed')}</th>
            <th scope="col">{say('forms.grades')}</th>
            <th scope="col">{say('forms.findings')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.form.order} className={line.form.order === shown ? 'forms-shown' : ''}>
              <td>{line.form.order}</td>
              <th scope="row">
                <button
                  type="button"
                  className="forms-name"
                  aria-current={line.form.order === shown}
                  onClick={() => onShow(line.form.order)}
                >
                  {nameOfForm(line.form)}
                </button>
              </th>
              <td>{sayKind(line.form.kind)}</td>
              <td>
                <Figure value={line.printedTotal} />
              </td>
              <td>
                {line.isPending ? (
                  say('score.states.pending')
                ) : (
                  <Figure value={line.recomputedTotal} tone={line.sign > 0 ? 'worse' : 'plain'} />
                )}
              </td>
              <td>{gradesOf(line)}</td>
              <td>
                <Counts of={line.counts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 优 → 良, or one where both are the same; a form that prints no grade has that of its printed total. */
export function gradesOf({ printedGrade, gradeOfPrinted, recomputedGrade }: FormLine): string {
  const printed = printedGrade ?? gradeOfPrinted;
  if (printed === recomputedGrade || recomputedGrade === null) return printed ?? '—';
  return `${printed ?? '—'} → ${recomputedGrade}`;
}
