/** Strokes on a 24×24 grid, drawn for this product. */
const paths = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M4.5 12.5l5 5 10-11',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L20 20',
  alert: 'M12 3.5L22 20.5H2zM12 10v5M12 17.6v.4',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v6M12 7.5v.4',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  people:
    'M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM2.5 19.5c.5-3.5 3-5 6.5-5s6 1.5 6.5 5M16 5.5a3.3 3.3 0 0 1 0 6.3M17.5 14.7c2.4.5 3.7 2.1 4 4.8',
  stall:
    'M4 10v10h16V10M3 10l2-6h14l2 6M3 10c0 1.7 1.3 2.5 3 2.5s3-.8 3-2.5c0 1.7 1.3 2.5 3 2.5s3-.8 3-2.5c0 1.7 1.3 2.5 3 2.5s3-.8 3-2.5M9.5 20v-4.5h5V20',
  market: 'M3 20h18M5 20V9l7-5 7 5v11M9 20v-6h6v6',
  patrol: 'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zM9 10l2.2 2.2L15 8.5',
  ratio: 'M12 3v9h9M12 3a9 9 0 1 0 9 9A9 9 0 0 0 12 3z',
  record: 'M6 3.5h12v17H6zM9 8.5h6M9 12.5h6M9 16.5h3.5',
  map: 'M3 6.5l6-2.5 6 2.5 6-2.5v13.5l-6 2.5-6-2.5-6 2.5zM9 4v13.5M15 6.5V20',
  list: 'M8.5 6H20M8.5 12H20M8.5 18H20M4 6h.1M4 12h.1M4 18h.1',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 10a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
  phone:
    'M6 3.5h3l1.5 4.5L8.3 9.7a12 12 0 0 0 6 6L16 13.5l4.5 1.5v3c0 1.4-1.1 2.5-2.5 2.5C10.5 20.5 3.5 13.5 3.5 6c0-1.4 1.1-2.5 2.5-2.5z',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5.2l3.5 2.3',
  help: 'M4 12.5a8 8 0 0 1 16 0M4 12.5v4.5h3.5v-5.5H4.1M20 12.5v4.5h-3.5v-5.5h3.4M20 17c0 2.5-2.5 3.5-6 3.5',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  sync: 'M4.5 10a8 8 0 0 1 14-3.5L20 8M20 4v4h-4M19.5 14a8 8 0 0 1-14 3.5L4 16M4 20v-4h4',
  offline: 'M3 3l18 18M8.5 15.5a5 5 0 0 1 6 0M5 12a10 10 0 0 1 4.5-2.5M19 12a10 10 0 0 0-5-2.7M12 19.5v.1',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  print: 'M7 8.5V3.5h10v5M7 17H4V8.5h16V17h-3M7 14h10v6.5H7z',
  edit: 'M4 20h4L19.5 8.5l-4-4L4 16zM13 7l4 4',
  upload: 'M12 16V4.5M7 9l5-5 5 5M4.5 15.5v4.5h15v-4.5',
  download: 'M12 4v11.5M7 11l5 5 5-5M4.5 16v4h15v-4',
  filter: 'M4 5.5h16l-6.2 7.5v6.5l-3.6-2V13z',
  shield: 'M12 3l7.5 3v5.5c0 4.5-3 7.7-7.5 9.5-4.5-1.8-7.5-5-7.5-9.5V6z',
} as const

export type IconName = keyof typeof paths

/** An inline SVG that takes the colour and size of the text beside it; silent unless `label` says what it means. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  const spoken = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': 'true' } as const)
  return (
    <svg class="icon" viewBox="0 0 24 24" focusable="false" {...spoken}>
      <path d={paths[name]} />
    </svg>
  )
}

export const iconNames = Object.keys(paths) as IconName[]
