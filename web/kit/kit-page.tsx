import { Page } from '../shell/page.tsx'

export default function KitPage() {
  return <Page title="Kit">{null}</Page>
}
