/** What is drawn in the theme's ink must be drawn again when the theme or large print changes, by hand or by the system. */
export function onThemeChange(react: () => void): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const chosen = new MutationObserver(react)
  for (const root of [document.documentElement, document.body]) {
    chosen.observe(root, { attributes: true, attributeFilter: ['data-weui-theme', 'data-weui-mode'] })
  }
  system.addEventListener('change', react)
  return () => {
    chosen.disconnect()
    system.removeEventListener('change', react)
  }
}
