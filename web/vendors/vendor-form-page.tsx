import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import * as v from 'valibot'
import type { Category } from '../../src/markets/schema.ts'
import { origins, parties, VendorEntry, type Vendor } from '../../src/vendors/schema.ts'
import { api } from '../api.ts'
import { formatDay, localName, t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  ErrorState,
  RadioGroup,
  SelectField,
  Show,
  Switch,
  TextField,
  toast,
  useFirstWrong,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { Page } from '../shell/page.tsx'

const empty: VendorEntry = {
  name: '',
  trade_name: null,
  phone: '',
  party: 'person',
  origin: 'settled',
  category_id: '',
  priority: false,
}

const sentences = (): Partial<Record<string, string>> => ({
  name: t.vendors.fillName,
  trade_name: t.vendors.tooLong,
  phone: t.vendors.fillPhone,
  category_id: t.vendors.fillCategory,
})

/** The same schema as the server's; answers a sentence for each field that does not fit. */
function wrongFields(draft: VendorEntry): Partial<Record<string, string>> {
  const { issues = [] } = v.safeParse(VendorEntry, draft)
  return Object.fromEntries(
    issues.map((issue) => {
      const field = String(issue.path?.[0]?.key)
      const long = issue.type === 'max_length'
      return [field, long ? t.vendors.tooLong : sentences()[field]]
    }),
  )
}

function Form({ vendor, categories }: { vendor: Vendor | null; categories: Category[] }) {
  const { route } = useLocation()
  const [draft, setDraft] = useState<VendorEntry>(vendor ?? empty)
  const [attempts, setAttempts] = useState(0)
  const form = useFirstWrong(attempts)
  const set = (change: Partial<VendorEntry>) => setDraft({ ...draft, ...change })
  const wrong = attempts > 0 ? wrongFields(draft) : {}
  const saving = useSubmit(async () => {
    const entry = v.parse(VendorEntry, draft)
    const saved = vendor
      ? await api.put<Vendor>(`/api/vendors/${vendor.id}`, entry)
      : await api.post<Vendor>('/api/vendors', entry)
    toast(t.vendors.saved)
    route(`/vendors/${saved.id}`, true)
  })
  const verified =
    draft.priority && vendor?.priority && vendor.priority_verified_by !== null && vendor.priority_verified_on !== null
      ? t.vendors.verified(vendor.priority_verified_by, formatDay(vendor.priority_verified_on))
      : t.vendors.priorityHint
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (Object.keys(wrongFields(draft)).length === 0) saving.submit()
        else setAttempts(attempts + 1)
      }}
    >
      <TextField
        label={t.vendors.name}
        required
        value={draft.name}
        error={wrong['name']}
        onInput={(name) => set({ name })}
      />
      <TextField
        label={t.vendors.tradeName}
        hint={t.vendors.tradeNameHint}
        value={draft.trade_name ?? ''}
        error={wrong['trade_name']}
        onInput={(words) => set({ trade_name: words.trim() === '' ? null : words })}
      />
      <TextField
        label={t.vendors.phone}
        hint={t.vendors.phoneHint}
        required
        type="tel"
        inputMode="numeric"
        value={draft.phone}
        error={wrong['phone']}
        onInput={(phone) => set({ phone: phone.normalize('NFKC').replaceAll(/[\s-]/g, '') })}
      />
      <SelectField
        label={t.vendors.category}
        required
        value={draft.category_id}
        error={wrong['category_id']}
        options={categories.map((category) => ({ value: category.id, label: localName(category) }))}
        onChange={(category_id) => set({ category_id })}
      />
      <RadioGroup
        legend={t.vendors.party}
        value={draft.party}
        options={parties.map((value) => ({ value, label: t.vendors.parties[value] }))}
        onChange={(party) => set({ party })}
      />
      <RadioGroup
        legend={t.vendors.origin}
        value={draft.origin}
        options={origins.map((value) => ({ value, label: t.vendors.origins[value] }))}
        onChange={(origin) => set({ origin })}
      />
      <div class="weui-cells">
        <Switch
          label={t.vendors.priority}
          hint={verified}
          checked={draft.priority}
          onChange={(priority) => set({ priority })}
        />
      </div>
      {saving.problem !== undefined && <ErrorState problem={saving.problem} />}
      <ButtonRow fixed>
        <Button kind="primary" size="large" type="submit" busy={saving.busy}>
          {t.vendors.save}
        </Button>
      </ButtonRow>
    </form>
  )
}

/** Registers a vendor, or changes one. Who verified a priority is the server's to note. */
export default function VendorFormPage() {
  const id = useRoute().params['vendor']
  const needed = useLoad(
    async (signal) => {
      const [{ categories }, vendor] = await Promise.all([
        api.get<{ categories: Category[] }>('/api/categories', signal),
        id === undefined ? null : api.get<Vendor>(`/api/vendors/${id}`, signal),
      ])
      return { categories, vendor }
    },
    [id],
  )
  return (
    <Page title={id ? t.vendors.edit : t.vendors.add} back={id ? `/vendors/${id}` : '/vendors'}>
      <Show of={needed}>{({ vendor, categories }) => <Form vendor={vendor} categories={categories} />}</Show>
    </Page>
  )
}
