import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

export default defineConfig({
  root: fileURLToPath(new URL('web', import.meta.url)),
  // JSX is compiled by Vite itself; the preact preset would add Babel to every build.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    manifest: true,
    // The kit's index names every component; a page shall carry only those it uses, and the first screen none of the rest.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !/\/web\/kit\/[^?]*\.tsx?$/.test(id) },
      // What the same pages need travels together: each file of its own costs its share of compression.
      output: {
        // The first screen carries the address of every chunk there is; their names are most of it, so they are short, of few letters.
        hashCharacters: 'base36',
        // ECharts alone is told by its name, so that no phone keeps it (globIgnores).
        chunkFileNames: ({ name }) => (name === 'echarts' ? 'assets/echarts-[hash:7].js' : 'assets/[hash:7].js'),
        assetFileNames: 'assets/[hash:7][extname]',
        codeSplitting: {
          groups: [
            { name: 'echarts', test: /\/node_modules\/(echarts|zrender|tslib)\// },
            { name: 'outbox', test: /\/web\/offline\/(outbox|keep|database|answers|id|storage|outbox-list)\.tsx?$/ },
            {
              name: 'places',
              test: /\/(web\/plan\/(store|categories|legend|map-labels|follow)|web\/map\/(status|swatch|by-row)|src\/plan\/rules-(search|pack))\.tsx?$/,
            },
          ],
        },
      },
    },
    target: ['chrome87', 'safari15', 'firefox103'],
    chunkSizeWarningLimit: 600,
    // The content security policy forbids data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // The API checks that a write comes from its own host, so the host stays the one that the browser asked.
  server: { port: 5173, proxy: { '/api': { target: 'http://localhost:3000', changeOrigin: false } } },
  plugins: [
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'sw.ts',
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg}'],
        globIgnores: ['**/echarts-*.js'],
        rollupFormat: 'iife',
        // The second build, of sw.ts, would otherwise tell its life story at every start.
        buildPlugins: { vite: [{ name: 'quiet', config: () => ({ logLevel: 'error' }) }] },
      },
      manifest: {
        id: '/',
        name: '平安夜市',
        short_name: '平安夜市',
        description: '免费摊位、巡查帮扶、如实公开',
        lang: 'zh-CN',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#ededed',
        theme_color: '#ededed',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
  ],
})
