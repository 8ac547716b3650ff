import { benchChecks } from './checks.ts'
import { benchConsoles } from './consoles.ts'
import { benchInspections } from './inspections.ts'
import { benchMap } from './map.ts'
import { benchOutbox } from './outbox.ts'
import { benchPhoneMap } from './phone-map.ts'
import { benchRatio } from './ratio.ts'

const benches: Record<string, () => Promise<boolean>> = {
  checks: benchChecks,
  consoles: benchConsoles,
  inspections: benchInspections,
  map: benchMap,
  outbox: benchOutbox,
  'phone-map': benchPhoneMap,
  ratio: benchRatio,
}

/** `npm run bench [-- NAME …]`: runs the benches, one JSON object per line; exit code 1 when one misses what is wanted. */
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in benches))
if (unknown.length > 0)
  throw new Error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`)
let met = true
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) met = (await bench()) && met
}
process.exitCode = met ? 0 : 1
