import type { Template } from '@kaocheng/forms/templates/template';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Ask } from '../../asking/Ask.js';
import { sentenceOf } from '../../server/problem.js';
import { sayFill } from '../../words/say-fill.js';
import { begunForm, drawDraft, startDocument, subjectOf } from './start.js';

interface StartQuestionProps {
  readonly template: Template;
  readonly onNo: () => void;
}

/** Of a form that is begun: which year, and of what. */
export function StartQuestion({ template, onNo }: StartQuestionProps) {
  const [year, setYear] = useState(String(new Date().getFullYear()));
  const [subject, setSubject] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [draft] = useState(drawDraft);
  const navigate = useNavigate();
  const isYear = /^(?:19|20)\d\d$/.test(year);
  const start = async (): Promise<void> => {
    const form = begunForm(template, year, subject);
    if (form === null) return;
    setBusy(true);
    try {
      const { id } = await startDocument(draft, template, form);
      await navigate({ to: '/fill/$id', params: { id } });
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <Ask
      title={sayFill('start.title', { name: template.name })}
      yes={sayFill('start.go')}
      isReady={isYear && !isBusy}
      onYes={() => void start()}
      onNo={onNo}
    >
      <label className="fill-question">
        {sayFill('start.year')}
        <input
          className="field"
          inputMode="numeric"
          value={year}
          maxLength={4}
          aria-invalid={!isYear}
          onChange={({ target }) => setYear(target.value)}
        />
      </label>
      {isYear ? null : <p className="problem">{sayFill('start.badYear')}</p>}
      {subjectOf(template) === null ? null : (
        <label className="fill-question">
          {sayFill('start.subject')}
          <input
            className="field"
            value={subject}
            maxLength={100}
            placeholder={sayFill('start.subjectHint')}
            onChange={({ target }) => setSubject(target.value)}
          />
        </label>
      )}
      {problem === null ? null : (
        <p className="problem" role="alert">
          {sayFill('start.failed')}：{problem}
        </p>
      )}
    </Ask>
  );
}
