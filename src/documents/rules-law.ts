/** The words of the authority that its documents print; null is not said yet, and what needs it is not issued. */
export interface DocumentSettings {
  authority: string | null
  /** Its short name in numbers (文号): 元城管. */
  short: string | null
  address: string | null
  phone: string | null
  bank: string | null
  account: string | null
  reconsideration: string | null
  court: string | null
  /** Squads' short names in numbers by their id; without one a squad's own name without 中队. */
  squads: Record<string, string>
  /** The rule that each checklist item breaks, and the law that a penalty for it rests on. */
  items: Record<string, ItemLaw>
  /** Whom a transfer is addressed to, by authority. */
  receivers: Record<string, string>
}

export interface ItemLaw {
  rule: string | null
  basis: string | null
}

const appearance = '《城市市容和环境卫生管理条例》'
const fire = '《中华人民共和国消防法》'
const air = '《中华人民共和国大气污染防治法》'
const noise = '《中华人民共和国噪声污染防治法》'

/**
 * What national law says of items, for the district's lawyers to go over. A basis is named only where it carries a warning
 * and a fine alike; where it does not, or where local rules decide, it ships empty.
 */
const items: Record<string, ItemLaw> = {
  'PLOT-01': { rule: `${appearance}第十四条`, basis: null },
  'PLOT-02': { rule: `${appearance}第十四条`, basis: null },
  'PLOT-04': { rule: `${fire}第二十八条`, basis: `${fire}第六十条` },
  'PLOT-06': { rule: `${appearance}第十四条`, basis: null },
  'HYG-01': { rule: `${appearance}第三十四条第一项`, basis: `${appearance}第三十四条` },
  'HYG-02': { rule: `${appearance}第三十四条第四项`, basis: `${appearance}第三十四条` },
  'HYG-05': { rule: `${appearance}第三十四条第五项`, basis: `${appearance}第三十四条` },
  'TIME-05': { rule: `${appearance}第三十四条第四项`, basis: `${appearance}第三十四条` },
  'AIR-01': { rule: `${air}第八十一条第一款`, basis: null },
  'AIR-02': { rule: `${air}第八十一条第三款`, basis: null },
  'NOISE-01': { rule: `${noise}第六十三条第一款`, basis: null },
}

const receivers: Record<string, string> = {
  C: '城市管理部门',
  M: '市场监督管理部门',
  F: '消防救援机构',
  P: '公安机关',
  E: '生态环境部门',
}

export const defaultSettings: DocumentSettings = {
  authority: null,
  short: null,
  address: null,
  phone: null,
  bank: null,
  account: null,
  reconsideration: null,
  court: null,
  squads: {},
  items,
  receivers,
}

/** A squad's short name in numbers (八道), as the settings have it or as its own name says. */
export const squadShort = (settings: Pick<DocumentSettings, 'squads'>, squad: { id: string; name: string }) =>
  settings.squads[squad.id] ?? squad.name.replace(/中队$/, '')

/** Why a finding is spared, in the words of the Administrative Penalty Law Art. 33. */
export const spareWords = {
  minor_corrected:
    '违法行为轻微并及时改正，没有造成危害后果，依据《中华人民共和国行政处罚法》第三十三条第一款的规定不予行政处罚',
  first_slight_corrected:
    '初次违法且危害后果轻微并及时改正，依据《中华人民共和国行政处罚法》第三十三条第一款的规定可以不予行政处罚',
  no_fault: '当事人有证据足以证明没有主观过错，依据《中华人民共和国行政处罚法》第三十三条第二款的规定不予行政处罚',
} as const
