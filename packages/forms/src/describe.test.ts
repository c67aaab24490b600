import { department, project } from '@kaocheng/core/checks/testing/build';
import type { Form } from '@kaocheng/core/model/transcript';
import { describe, expect, it } from 'vitest';
import { describe as about } from './describe.js';

/** A form of a kind with the names that it prints. */
function form(
  kind: 'project' | 'department',
  supervisor: string | null,
  implementer: string | null,
  name = '甲',
): Form {
  const names = { name, supervisor, implementer };
  return kind === 'project' ? project(names) : department(names);
}

const departmentOf = (...forms: Form[]): string | null => about(forms, '').department;

describe('the department of a document', () => {
  it('is the unit that a form of the whole department names', () => {
    expect(
      departmentOf(form('department', null, null, '云麓市园林局'), form('project', '云麓市园林局', '古树管理站')),
    ).toBe('云麓市园林局');
  });

  it('is the implementer of the only form, for it evaluates itself', () => {
    expect(departmentOf(form('project', '云麓市教育局', '云麓市第六中学'))).toBe('云麓市第六中学');
    expect(departmentOf(form('project', '云麓县财政局', '云麓县财政局本级'))).toBe('云麓县财政局');
    expect(departmentOf(form('project', '医疗保障部门', '云麓县医疗保障局'))).toBe('云麓县医疗保障局');
  });

  it('is the supervisor where there are several forms, or a company carries the project out', () => {
    const supervised = (...implementers: (string | null)[]): Form[] =>
      implementers.map((implementer) => form('project', '云麓市文旅局', implementer));
    expect(departmentOf(...supervised('博物馆', '图书馆'))).toBe('云麓市文旅局');
    expect(departmentOf(...supervised('云麓市文旅有限公司'))).toBe('云麓市文旅局');
    expect(departmentOf(...supervised('博物馆', null))).toBe('云麓市文旅局');
  });

  it('is none where the forms only print a kind of department', () => {
    expect(departmentOf(form('project', '医疗保障部门', null))).toBeNull();
  });
});
