import type { SetOutHeads } from '../../../src/painting/rules-csv.ts'

export default {
  setOut: '放样单',
  intro: '给划线的人：以两个固定基准点之间的连线为准，量出每个摊位的四个角。先量两点间的距离，对上了再往下量。',
  fromMark: '起点基准',
  toMark: '终点基准',
  marksTooNear: (metres: number) => `两个基准点至少要相距 ${metres} 米，离得太近量不准。请换一对，或在画图里另放。`,
  noMarks: (n: number): string => (n === 0 ? '还没有放样基准点' : '只有一个放样基准点'),
  noMarksHint: '放样要从两个找得到的固定点量起，例如井盖、墙角。请先在画图里放好两个“放样基准点”并写上名称。',
  drawMarks: '去画图',
  noStalls: '还没有摊位',
  noStallsHint: '先画图或导入摊位图，再打印放样单。',
  print: '打印（A4 横向）',
  csv: '导出表格（CSV）',
  sheetOf: (market: string, version: number, day: string) => `${market} 放样单，第 ${version} 版，${day}起`,
  base: (from: string, to: string, metres: string) => `先核对：${from} 到 ${to} 的距离应为 ${metres} 米。`,
  sides: (from: string, to: string) =>
    `每格两个数：从${from}朝${to}量的米数 / 离开连线的米数（左手边为正，右手边为负）。`,
  row: (row: string) => (row === '' ? '未分排' : `${row} 排`),
  rowLength: (stalls: number, metres: string) => `${stalls} 个摊位，首尾相距 ${metres} 米`,
  corner: (n: number) => `角 ${n}`,
  diagonals: '两条对角线',
  done: '划好',
  heads: ['排', '摊位', '角', '沿线（米）', '离线（米）', '对角线一', '对角线二'] as SetOutHeads,
}
