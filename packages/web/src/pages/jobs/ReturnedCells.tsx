import type { OpenedReturn, ReturnedCell } from '@kaocheng/contracts/returns';
import type { Form } from '@kaocheng/core/model/transcript';
import { useQuery } from '@tanstack/react-query';
import { documentQuery } from '../../server/documents.js';
import { sayJobs } from '../../words/say-jobs.js';
import { nameOfCell, nameOfForm } from '../document/cell/cell-name.js';
import '../../figures/phone-rows.css';

/** Every cell that is not what it was: what stands, and what came back. */
export function ReturnedCells({ opened }: { readonly opened: OpenedReturn }) {
  const { document, target, cells, forms } = opened;
  const own = useQuery({ ...documentQuery(target?.id ?? ''), enabled: target !== null });
  const back = useQuery(documentQuery(document.id));
  /** A row that is gone has its name in the record, any other in the file. */
  const formOf = ({ form, after }: ReturnedCell): Form | undefined => {
    const at = forms.findIndex(({ order }) => order === form);
    const kept = own.data?.transcript?.forms.find(({ order }) => order === form);
    return after === null ? kept : (back.data?.transcript?.forms[at] ?? kept);
  };
  return (
    <section aria-labelledby="cells-title">
      <h2 id="cells-title">{sayJobs('returned.cells')}</h2>
      <div className="list-scroll">
        <table className="list-table phone-rows phone-lines returned-cells">
          <thead>
            <tr>
              <th scope="col">{sayJobs('returned.form')}</th>
              <th scope="col">{sayJobs('returned.cell')}</th>
              <th scope="col">{sayJobs('returned.before')}</th>
              <th scope="col">{sayJobs('returned.after')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => {
              const form = formOf(cell);
              return (
                <tr key={`${cell.form} ${cell.path} ${cell.before} ${cell.after}`}>
                  <td>{form === undefined ? cell.form : nameOfForm(form)}</td>
                  <th scope="row">{form === undefined ? cell.path : nameOfCell(form, cell.path)}</th>
                  <td data-label={sayJobs('returned.before')}>
                    <del>{cell.before ?? sayJobs('returned.blank')}</del>
                  </td>
                  <td data-label={sayJobs('returned.after')}>
                    <ins>{cell.after ?? sayJobs('returned.blank')}</ins>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
