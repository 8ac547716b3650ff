// Runs before anything is painted, so that nobody is dazzled by a white page at night. shell/display.ts has the rest.
for (const element of [document.documentElement, document.body]) {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') element.dataset.weuiTheme = theme
  if (localStorage.getItem('large_print') === 'yes') element.dataset.weuiMode = 'care'
}
document.documentElement.lang = localStorage.getItem('language') === 'en' ? 'en' : 'zh-CN'
