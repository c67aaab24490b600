import { otherOperations } from '@kaocheng/contracts/operations';
import { templates as shipped } from '@kaocheng/forms/templates/registry';
import type { Template } from '@kaocheng/forms/templates/template';
import { useMemo, useState } from 'react';
import { toast } from '../../asking/toasts.js';
import { addressOf } from '../../server/call.js';
import { sentenceOf } from '../../server/problem.js';
import { sayFill } from '../../words/say-fill.js';
import { fetchFile } from '../jobs/fetch-file.js';
import { Begun } from './Begun.js';
import { StartQuestion } from './StartQuestion.js';
import { ALL_TEMPLATES, chosenTemplates, kindsOf, regionsOf } from './template-list.js';
import './fill.css';

/** The forms of self-evaluation before the tables of the final accounts. */
const templates = [...shipped].sort((a, b) => Number(a.kind === 'account') - Number(b.kind === 'account'));

/** The official forms to choose from, and those that are being filled in. */
export function FillPage() {
  const [choice, setChoice] = useState(ALL_TEMPLATES);
  const [begun, setBegun] = useState<Template | null>(null);
  const shown = useMemo(() => chosenTemplates(templates, choice), [choice]);
  return (
    <div className="fill-choose">
      <h1>{sayFill('title')}</h1>
      <p className="fill-intro">{sayFill('intro')}</p>
      <Begun />
      <section aria-label={sayFill('choose.title')}>
        <h2>{sayFill('choose.title')}</h2>
        <div className="fill-filters">
          <label>
            {sayFill('choose.search')}
            <input
              type="search"
              className="field"
              placeholder={sayFill('choose.searchHint')}
              value={choice.search}
              onChange={({ target }) => setChoice({ ...choice, search: target.value })}
            />
          </label>
          <label>
            {sayFill('choose.region')}
            <select
              className="choice"
              value={choice.region}
              onChange={({ target }) => setChoice({ ...choice, region: target.value })}
            >
              <option value="">{sayFill('choose.any')}</option>
              <option value="*">{sayFill('choose.national')}</option>
              {regionsOf(templates).map((region) => (
                <option key={region} value={region}>
                  {region}
                </option>
              ))}
            </select>
          </label>
          <label>
            {sayFill('choose.kind')}
            <select
              className="choice"
              value={choice.kind}
              onChange={({ target }) => setChoice({ ...choice, kind: target.value })}
            >
              <option value="">{sayFill('choose.any')}</option>
              {kindsOf(templates).map((kind) => (
                <option key={kind} value={kind}>
                  {sayFill(`kinds.${kind}`)}
                </option>
              ))}
            </select>
          </label>
          <span role="status">{sayFill('choose.shown', { count: shown.length })}</span>
          {choice === ALL_TEMPLATES ? null : (
            <button type="button" className="link-button" onClick={() => setChoice(ALL_TEMPLATES)}>
              {sayFill('choose.clear')}
            </button>
          )}
        </div>
        {shown.length === 0 ? <p>{sayFill('choose.none')}</p> : null}
        <ul className="fill-templates">
          {shown.map((template) => (
            <TemplateItem key={template.id} template={template} onFill={setBegun} />
          ))}
        </ul>
      </section>
      {begun === null ? null : <StartQuestion template={begun} onNo={() => setBegun(null)} />}
    </div>
  );
}

function TemplateItem({ template, onFill }: { readonly template: Template; readonly onFill: (it: Template) => void }) {
  const { name, kind, regions, citation, inForce } = template;
  const { from, to } = inForce;
  return (
    <li>
      <h3>{name}</h3>
      <p>
        <span className="tag tag-info">{sayFill(`kinds.${kind}`)}</span>{' '}
        {regions.length === 0 ? sayFill('choose.national') : regions.join('、')}
        {'　'}
        {to === null ? sayFill('choose.inForce', { from }) : sayFill('choose.until', { from, to })}
      </p>
      <p className="fill-citation">
        {sayFill('choose.citation')}：《{citation.title}》（{citation.document}）{citation.article}
      </p>
      <div className="fill-offers">
        <button
          type="button"
          className="strong-button"
          aria-label={sayFill('choose.fillNamed', { name })}
          onClick={() => onFill(template)}
        >
          {sayFill('choose.fill')}
        </button>
        <span>{sayFill('choose.blank')}</span>
        {FORMATS.map((format) => (
          <BlankButton key={format} template={template} format={format} />
        ))}
      </div>
    </li>
  );
}

const FORMATS = ['xlsx', 'docx', 'pdf'] as const;

/** Fetches the empty official form. */
function BlankButton({ template, format }: { readonly template: Template; readonly format: (typeof FORMATS)[number] }) {
  const [isBusy, setBusy] = useState(false);
  const { id, name } = template;
  const fetchBlank = async (): Promise<void> => {
    setBusy(true);
    try {
      await fetchFile(addressOf(otherOperations.blankForm.path, { id }, { format }), `${name}.${format}`);
    } catch (error) {
      toast({ text: `${sayFill('choose.blankFailed')}：${sentenceOf(error)}`, tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      className="link-button"
      disabled={isBusy}
      aria-busy={isBusy}
      aria-label={sayFill('choose.blankNamed', { name, format })}
      onClick={() => void fetchBlank()}
    >
      {format}
    </button>
  );
}
