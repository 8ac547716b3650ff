export default {
  language: '语言',
  theme: '外观',
  themes: { auto: '跟随手机', light: '浅色', dark: '深色' },
  largePrint: '大字',
  largePrintHint: '文字和按钮放大，颜色更清楚',
  preview: '预览',
  previewText: 'A-07 摊位今晚检查正常，谢谢配合。',
  previewMark: '正常',
  kit: '界面组件',
  squad: '中队',
}
