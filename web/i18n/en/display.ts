import type zh from '../zh-CN/display.ts'

const display: typeof zh = {
  language: 'Language',
  theme: 'Appearance',
  themes: { auto: 'As the phone', light: 'Light', dark: 'Dark' },
  largePrint: 'Large print',
  largePrintHint: 'Larger words and buttons, clearer colours',
  preview: 'Preview',
  previewText: 'Stall A-07 was in order tonight. Thank you.',
  previewMark: 'In order',
  kit: 'Interface components',
  squad: 'Squad',
}

export default display
