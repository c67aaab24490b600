import type { Printed } from '@kaocheng/core/model/transcript';
import { labels } from '../generated/labels.js';
import { anyOf } from '../labels/word-pattern.js';

/**
 * Parts a code printed before a name: `51172522R000000257337-在职社保缴费（行政）` → code and name.
 * A year (`2022-…`) and a range (`2022-2023年…`) are no codes.
 */
export function splitCode(text: string): { code: Printed; name: string } {
  const match =
    /^([0-9][0-9A-Z]{2,})[-－—–_]+(?=\D)(.+)$/u.exec(text) ?? /^([0-9][0-9A-Z]{11,})[-－—–_]+(.+)$/u.exec(text);
  const code = match?.[1];
  const name = match?.[2];
  if (code === undefined || name === undefined || /^(19|20)\d\d$/.test(code)) return { code: null, name: text };
  return { code, name };
}

/** Takes the mark of a row from an indicator's name: `指标1：`, `指标 1:`, `1.`, `2、`. */
export function stripMark(name: string): string {
  return name
    .replace(/^指标\s*(?:\d{1,2}|[一二三四五六七八九十])\s*[:：、.．]\s*/u, '')
    .replace(/^指标\s*\d{1,2}$/u, '')
    .replace(/^\d{1,2}\s*(?:、|[.．](?=\D))\s*/u, '');
}

/** True for what templates print in rows left unused: `……`, `…`, `...`. */
export const isEllipsis = (text: string): boolean => /^(?:…+|\.{3,}|·{3,}|。{3,})$/u.test(text);

/** Parts the weight from a label of a class of indicators: `产出指标（50分）` → 产出指标, 50. */
export function splitLevelWeight(text: string): { label: string; weight: Printed } {
  const match =
    /^(.+?)\s*[（(【[]\s*(\d{1,3}(?:\.\d+)?)\s*(?:分|%|％)?\s*[)）】\]]$/u.exec(text) ??
    /^(.*\D)\s*(\d{1,3}(?:\.\d+)?)\s*分$/u.exec(text);
  const label = match?.[1]?.trim();
  const weight = match?.[2];
  return label === undefined || weight === undefined || label === ''
    ? { label: text, weight: null }
    : { label, weight };
}

/** The year that a title or the line under it names: `（2021 年度）` → 2021; null where there is none. */
export function yearOf(text: Printed): Printed {
  if (text === null) return null;
  const squashed = text.normalize('NFKC').replace(/\s+/g, '');
  return /(?<!\d)((?:19|20)\d\d)(?:年|$|[)）])/u.exec(squashed)?.[1] ?? null;
}

/** Parts a telephone number from a contact printed with it: `张某 0314-2038801`. */
export function splitPhone(text: string): { name: Printed; phone: Printed } {
  const match = /^(.*?)[\s、,，/:：;；(（]*((?:0\d{2,3}[-－—–]?)?\d{7,8}|1\d{10})[)）]?$/u.exec(text.trim());
  const phone = match?.[2];
  if (phone === undefined) return { name: text === '' ? null : text, phone: null };
  return { name: match?.[1] ? match[1] : null, phone };
}

const GRADE_LABEL = new RegExp(`^(?:${anyOf(labels.gradeLabels)})\\s*[:：]?\\s*`, 'u');

/** `等级：优` → 优; other text as it is. */
export const stripGradeLabel = (text: string): string => text.replace(GRADE_LABEL, '');
