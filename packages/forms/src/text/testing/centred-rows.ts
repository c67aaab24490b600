/** Rows as the lines of a page leave them whose cells wrap and stand centred: weights in the middle, other lines above and below. */
export const CENTRED = `古树名木养护株 ≥500 486 部分古树
10 9.7
数 株 株 移栽死亡
数量指标
病虫害防治作业
≥30次 32次 10 10
面积
产出
指标 养护作业质量合格
质量指标 100% 100% 10 10
率
（50分）
时效指标 养护任务按期完成 ≥95% 98% 20 20
效益
社会效益 古树文化知晓程 有所 有所
指标 30 30
指标 度提升情况 提升 提升
（30分）`;
