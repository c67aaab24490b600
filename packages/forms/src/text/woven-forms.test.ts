import { expect, it } from 'vitest';
import { formText, readForms } from './testing/read-form.js';

it('takes lines apart that pass through the cells of a row also where the rows read fairly well as they stand', () => {
  const text = formText({
    header: '绩效 一级指 二级指标 三级指标 分值 得分 指标值 完成值 未完成原因分析\n指标 标\n',
    rows:
      '产出指 数量指标 古树体检设备购置 5 5 ≥2台 2台\n标\n古树保护手册印刷完 5 5 100% 100%\n成率\n' +
      '古树挂牌工作完成 5 5 100% 100%\n率\n质量指标 购置设备利用率 5 5 100% 100%\n标牌合格率 5 5 100% 100%\n' +
      '系统正常运行率 10 10 ≥95% 100%\n时效指标 设备采购完成时间 5 5 12月底前 9月底前\n' +
      '根据需要安排印刷的 5 5 及时 及时\n及时性\n成本指标 总成本 5 5 ≤10万元 10万元\n' +
      '效益指 社会效益 保障古树体检和养护 15 15 保障 保障\n标 指标 工作正常开展\n' +
      '可持续影 对古树保护事业发展 15 15 明显 明显\n响指标 的影响程度\n' +
      '满意度 服务对象 游客满意度 10 10 ≥90% 90%\n指标 满意度指\n标\n',
    total: '总分 90 90\n',
  });
  const rows = readForms(text).flatMap((form) => form.rows);
  expect(rows.map((row) => `${row.level1?.text} ${row.level2?.text} ${row.cells.name?.text}`)).toEqual([
    '产出指标 数量指标 古树体检设备购置',
    '产出指标 数量指标 古树保护手册印刷完成率',
    '产出指标 数量指标 古树挂牌工作完成率',
    '产出指标 质量指标 购置设备利用率',
    '产出指标 质量指标 标牌合格率',
    '产出指标 质量指标 系统正常运行率',
    '产出指标 时效指标 设备采购完成时间',
    '产出指标 时效指标 根据需要安排印刷的及时性',
    '产出指标 成本指标 总成本',
    '效益指标 社会效益指标 保障古树体检和养护工作正常开展',
    '效益指标 可持续影响指标 对古树保护事业发展的影响程度',
    '满意度指标 服务对象满意度指标 游客满意度',
  ]);
  expect(rows.map((row) => row.cells.actual?.text).slice(0, 3)).toEqual(['2台', '100%', '100%']);
});
