import { describe, expect, it } from 'vitest';
import { checkFor, project } from '../testing/build.js';

const signed = (name: string | null, finance: string | null) => project({ contact: { name, phone: null, finance } });

describe('E5: who answers for a form', () => {
  it('holds where all sign, and where the document has no such line', () => {
    expect(checkFor('E5', [signed('张三', '李四'), signed('张三', '李四')])).toEqual([]);
    expect(checkFor('E5', [signed(null, null), signed(null, null)])).toEqual([]);
  });

  it('informs where one form is not signed', () => {
    expect(checkFor('E5', [signed('张三', '李四'), signed(null, '李四')])).toMatchObject([
      { code: 'E5-blank', severity: 'info', where: ['forms[2].contact.name'] },
    ]);
  });

  it('informs where both signatures are one person', () => {
    expect(checkFor('E5', [signed('张三', '张三')])).toMatchObject([{ code: 'E5-one-person' }]);
  });
});
