/**
 * Components on WeUI's styles that know no feature. A page is built like this:
 *
 *     import { Page } from '../shell/page.tsx'
 *     import { Button, Cell, EmptyState, List, Show, useLoad } from '../kit/index.ts'
 *     import { api } from '../api.ts'
 *     import { t } from '../i18n/index.ts'
 *
 *     export default function MarketsPage() {
 *       const markets = useLoad((signal) => api.get<MarketList>('/api/markets', signal), [])
 *       return (
 *         <Page title={t.markets.title} back="/">
 *           <Show of={markets}>
 *             {({ rows }) => rows.length === 0 ? <EmptyState title={t.markets.none} /> : (
 *               <List>{rows.map((m) => <Cell key={m.id} title={m.name} href={`/markets/${m.id}`} />)}</List>
 *             )}
 *           </Show>
 *         </Page>
 *       )
 *     }
 *
 * One line in web/main.tsx makes it a route; web/shell/navigation.ts decides on tabs; `can('market.read')` and `me` come
 * from web/shell/who.ts; path parameters from `useRoute()` of preact-iso. Writes: `useSubmit`; errors stay in the page
 * (`ErrorState`), success is a `toast` or an `undoable`. Colours, sizes and spaces are the custom properties of kit.less
 * and WeUI (`var(--weui-FG-1)`); sizes in rem, so that large print works. No style="" in HTML strings (CSP).
 * The page /kit shows everything.
 */
export { useAgain } from './again.ts'
export { Button, ButtonRow, IconButton } from './button.tsx'
export { useCalm } from './calm.ts'
export { CheckboxGroup, RadioGroup, Switch } from './choice.tsx'
export { ConfirmDialog, Dialog } from './dialog.tsx'
export { download } from './download.ts'
export {
  DateField,
  Field,
  NumberField,
  PasswordField,
  SelectField,
  TextArea,
  TextField,
  type Option,
} from './field.tsx'
export { useFirstWrong } from './first-wrong.ts'
export { Icon, iconNames, type IconName } from './icon.tsx'
export { later } from './later.tsx'
export { Cell, DefinitionList, List } from './list.tsx'
export { inTurn } from './in-turn.ts'
export { Show, useLoad, useSubmit, type Submission } from './load.tsx'
export { Badge, StatusMark, type Tone } from './mark.tsx'
export { usePages } from './pages.ts'
export { useRoomBelow } from './room-below.ts'
export { SearchBox } from './search-box.tsx'
export { Sheet, type SheetHeight } from './sheet.tsx'
export { EmptyState, ErrorState, Loading, Pager, Progress } from './state.tsx'
export { useStateOf } from './state-of.ts'
export { Table, type Column } from './table.tsx'
export { Tabs } from './tabs.tsx'
export { toast, Toasts, undoable } from './toast.tsx'
export { useWords } from './use-words.ts'
