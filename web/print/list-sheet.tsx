import type { Place, StaffMap } from '../../src/plan/schema.ts'
import { formatDay, localName, t } from '../i18n/index.ts'
import { categoryName } from '../plan/categories.ts'

/** Every stall in walking order with who stands there, and blank columns for a pencil. */
export function ListSheet({ map, places }: { map: StaffMap; places: readonly Place[] }) {
  const { market } = map
  return (
    <div class="list-sheet">
      <h2>{t.print.listTitle(localName(market))}</h2>
      <p>{t.print.asOf(formatDay(market.evening))}</p>
      <div class="table" role="region" tabIndex={0} aria-label={t.print.listTitle(localName(market))}>
        <table>
          <thead>
            <tr>
              {t.print.columns.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={place.id}>
                <th scope="row">{place.number}</th>
                <td>{place.status === 'closed' ? t.print.status.closed : (place.holder ?? '')}</td>
                <td>{categoryName(place.category) ?? ''}</td>
                <td class="list-sheet__blank" />
                <td class="list-sheet__blank" />
                <td class="list-sheet__blank list-sheet__wide" />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
