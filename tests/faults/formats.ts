/**
 * What older versions of the app left on phones, as text and for good: never edited, so that every later version has to
 * read it. `$…` stands for what is made anew for each record. Format 1 is as commit 98a3511 wrote it, format 0 the list in
 * the browser's simple store from before there was an outbox.
 */
const inspection = (content: string) =>
  `{"id":"$ID","format":1,"sequence":$SEQUENCE,"kind":"inspection","path":"/api/markets/pingan/inspections/$ID","body":${content},"label":"A-001","person_id":"$PERSON","person_name":"王强","after":$AFTER,"photos":[],"shown":{"market":"pingan","number":"A-001"},"state":"kept","received_at":null}`

const inOrder =
  '{"id":"$ID","patrol_id":"$PATROL","subject":{"kind":"stall","id":"$STALL"},"outcome":"in_order","checklist_version":1,"note":null,"claimed_at":"$AT","amends":null,"amend_reason":null,"findings":[]}'
const reminded =
  '{"id":"$ID","patrol_id":"$PATROL","subject":{"kind":"stall","id":"$STALL"},"outcome":"findings","checklist_version":1,"note":"夜里风大","claimed_at":"$AT","amends":null,"amend_reason":null,"findings":[{"id":"$NEW1","item_code":"PLOT-01","note":"超出约 40 cm","help_first":null,"actions":[{"id":"$NEW2","kind":"help","officers":["$PERSON"],"help_kind":"carry","minutes":10},{"id":"$NEW3","kind":"remind","officers":["$PERSON"]}]}]}'
const takenBack =
  '{"id":"$ID","patrol_id":"$PATROL","subject":{"kind":"stall","id":"$STALL"},"outcome":"void","checklist_version":1,"note":null,"claimed_at":"$AT","amends":$AFTER,"amend_reason":"mistake","findings":[]}'
const painted =
  '{"id":"$ID","format":1,"sequence":$SEQUENCE,"kind":"paint.mark","path":"/api/markets/pingan/painting/marks/$ID","body":{"id":"$ID","stall_id":"$STALL","version":1,"kind":"painted","note":null,"photo":"$PHOTO","withdraws":null,"claimed_at":"$AT"},"label":"A-001","person_id":"$PERSON","person_name":"王强","after":null,"photos":["$PHOTO"],"shown":{"id":"$ID","market":"pingan","number":"A-001","stall_id":"$STALL","kind":"painted","withdraws":null,"before":"to_paint","made_at":$NOW},"state":"kept","received_at":null}'
const refused = inspection(inOrder).replace(
  '"state":"kept","received_at":null',
  '"state":"refused","received_at":null,"code":"invalid_request","detail":{"fields":[{"path":"patrol_id"}]}',
)

export const format1 = {
  inOrder: inspection(inOrder),
  reminded: inspection(reminded),
  takenBack: inspection(takenBack),
  painted,
  refused,
}

const waiting = (content: string) =>
  `{"market":"pingan","capture":${content},"number":"A-001","officer_id":"$PERSON","state":"kept"}`
export const format0 = {
  inOrder: waiting(inOrder),
  reminded: waiting(reminded).replace('"state":"kept"', '"state":"sending"'),
}

/** A fixture with everything in it that is made anew; what stays unnamed is an error. */
export const filled = (fixture: string, values: Readonly<Record<string, string | number>>): string =>
  fixture.replace(/\$([A-Z0-9]+)/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no value for $${name}`)
    return String(value)
  })
