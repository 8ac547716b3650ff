import { language, localName, t } from '../i18n/index.ts'
import type { MapLabels } from '../map/index.ts'
import { categories } from './categories.ts'

/** The first character is what there is room for; two in English. */
const initial = (id: string) => {
  const category = categories.value.get(id)
  return category === undefined ? '' : localName(category).slice(0, language.value === 'en' ? 2 : 1)
}

/** The map's own words in the language on screen. */
export const mapLabels = (): MapLabels => ({
  zoom_in: t.map.zoomIn,
  zoom_out: t.map.zoomOut,
  fit: t.map.fit,
  north: t.map.north,
  north_arrow: t.map.northArrow,
  metres: t.map.metres,
  initial,
})
