export default {
  view: (title: string) => `${title}：看图还是看表`,
  chart: '图',
  table: '表',
  save: '下载图片',
  saveOf: (title: string) => `下载图片：${title}`,
  saved: '图片已下载',
  waiting: '正在画图…',
  unreachable: '画图的程序取不到（多半是没有网络），先看表。',
}
