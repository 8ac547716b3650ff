import type { Actor, Entry } from '../events/rules.ts'
import { isComplaint } from '../incidents/rules.ts'
import type { IncidentKind } from '../incidents/rules-kinds.ts'
import { addDays } from '../shared/evening.ts'
import type { Chance } from './rules-chance.ts'
import type { SampleOuting } from './rules-evenings.ts'

interface SampleIncident {
  id: string
  market_id: string
  evening: string
  patrol_id: string | null
  kind: IncidentKind
  note: string
  at: Date
  reported_by: string | null
  reported_by_vendor: string | null
  vendor_id: string | null
  stall_id: string | null
  shop_id: string | null
  place: string | null
  hurt: boolean
  help_called: boolean
  received_at: Date
  follow_up_by: string | null
}

interface SampleTalk {
  id: string
  incident_id: string
  person_id: string
  at: Date
  talked_on: string
  talked_with: string
  agreed: string
  answer: string | null
  closes: boolean
}

const day = 86_400_000
const agreements: Readonly<Record<string, string>> = {
  quarrel: '双方当面讲清摊位线，互相道歉（示例）',
  refusal: '说明规定和整改办法，商户愿意配合（示例）',
  abuse: '商户表示不再辱骂，队员今后先说明来意（示例）',
  push: '双方互相道歉，收摊时由队员先疏通通道（示例）',
  complaint: '向商户了解情况，并提醒队员注意语气（示例）',
  money: '已核实，摊位不收任何费用，涉事人员不是本中队队员（示例）',
  injury: '陪同就医，商量改用带轮货架（示例）',
}

/** An outing's incidents as they lie in their tables, with the talks after them and what the log says of all. */
export function incidentsOf(
  { patrol, walked, incidents }: SampleOuting,
  supervisors: readonly { id: string; name: string }[],
  now: Date,
  chance: Chance,
  idAt: (at: Date) => string,
) {
  const rows = {
    incident: [] as SampleIncident[],
    incident_person: [] as { incident_id: string; person_id: string }[],
    incident_talk: [] as SampleTalk[],
  }
  const entries: Entry[] = []
  const { market_id, evening } = patrol
  for (const { id, kind, note, at, reported_by } of incidents) {
    const turn = chance.between(0, 255)
    // At the place looked at last before it.
    const look = walked.filter((each) => each.at <= at).at(-1) ?? walked[0]
    const subject = look?.capture.subject
    const vendor_id = look?.vendor_id ?? null
    const complains = kind === 'complaint' && vendor_id !== null
    const asked = complains && turn % 4 === 0
    const what: IncidentKind = asked ? 'money' : kind
    const [by, other] = [supervisors[turn % supervisors.length], supervisors[(turn + 1) % supervisors.length]]
    const talkAt = new Date(at.getTime() + (1 + (turn % 3)) * day)
    const talked = by !== undefined && talkAt < now && turn % 6 !== 0
    const said = complains
      ? asked
        ? '有人以摊位费的名义向我要钱（示例）'
        : '队员说话很凶，没有先讲清楚（示例）'
      : note
    rows.incident.push({
      id,
      market_id,
      evening,
      patrol_id: complains ? null : patrol.id,
      kind: what,
      note: said,
      at,
      reported_by: complains ? null : reported_by,
      reported_by_vendor: complains ? vendor_id : null,
      vendor_id,
      stall_id: subject?.kind === 'stall' ? subject.id : null,
      shop_id: subject?.kind === 'shop' ? subject.id : null,
      place: subject?.kind === 'place' ? subject.place : null,
      hurt: kind === 'injury',
      help_called: kind === 'injury',
      received_at: at,
      follow_up_by: talked ? by.id : ((turn % 3 === 0 ? other?.id : null) ?? null),
    })
    const concerned = asked ? [] : complains ? patrol.members.map((member) => member.id) : [reported_by]
    rows.incident_person.push(...concerned.map((person_id) => ({ incident_id: id, person_id })))
    const belongs = { market_id: isComplaint(what) ? null : market_id, evening, subject: `incident:${id}` }
    const logger: Actor = complains ? { kind: 'vendor', id: vendor_id } : { kind: 'person', id: reported_by }
    const body = { incident_id: id, kind: what, ...(!complains && { patrol_id: patrol.id }) }
    entries.push({ ...belongs, at, actor: logger, kind: 'incident.logged', body })
    if (!talked) continue
    const talk_id = idAt(talkAt)
    rows.incident_talk.push({
      id: talk_id,
      incident_id: id,
      person_id: by.id,
      at: talkAt,
      talked_on: addDays(evening, 1 + (turn % 3)),
      talked_with: complains ? '商户本人' : '当事双方',
      agreed: agreements[what] ?? note,
      answer: complains ? '您反映的情况已核实并处理，谢谢您告诉我们。（示例）' : null,
      closes: true,
    })
    const closed = {
      ...belongs,
      at: talkAt,
      actor: { kind: 'person' as const, id: by.id },
      kind: 'incident.closed' as const,
    }
    entries.push({ ...closed, body: { incident_id: id, talk_id } })
  }
  return { rows, entries }
}
