import type { AnswerName, Undoing } from '../../matters/forms.ts'

/** What the law asks on a screen of a guided form, and why; `article` where a law says so. */
export interface Asks {
  title: string
  why: string
  article?: string
}

const asks: Record<string, Asks> = {
  order: {
    title: '到什么时候改好？',
    why: '要改正，就要给出做得到的期限。到期后复查，改好了就了结。',
    article: '行政处罚法第28条',
  },
  order_officers: { title: '谁办的？', why: '写清经手人，全过程都要有记录。', article: '行政处罚法第47条' },
  order_extend: { title: '延长到什么时候？', why: '商户有实际困难的，可以多给些时间。理由会告诉商户。' },
  confirm: { title: '复查合格吗？', why: '亲眼看到已经改好，才记复查合格。事项随即了结。' },
  still_wrong: { title: '还没有改正', why: '先问清楚为什么没改，能帮就帮；再给一个新的期限。' },
  close: {
    title: '了结这个事项',
    why: '罚款由当事人到银行缴纳，这里只登记银行的缴款凭证号，系统不收款。',
    article: '行政处罚法第67条',
  },
  spare_why: {
    title: '为什么不予处罚？',
    why: '轻微并及时改正、没有危害后果的，不罚；初次违法、危害轻微并及时改正的，可以不罚；没有主观过错的，不罚。',
    article: '行政处罚法第33条',
  },
  spare_education: {
    title: '怎样教育的？',
    why: '不予处罚的，仍要对当事人进行教育，并留下记录。',
    article: '行政处罚法第33条',
  },
  transfer: { title: '移送给谁？', why: '不归本中队管的，移送有管辖权的部门，写明移送文号，对方才好接着办。' },
  transfer_why: { title: '为什么移送？', why: '写明事实和已经做过的事，商户不必重说一遍。' },
  return: { title: '退回本队', why: '对方部门没有接收，事项回到本中队继续办。' },
  reopen: { title: '为什么重新办理？', why: '了结的事项重新打开，以前的记录都保留。' },
  case_basis: {
    title: '依据哪一条？',
    why: '没有法定依据，处罚无效。只能选本区清单里适用于这个问题的条文。',
    article: '行政处罚法第38条',
  },
  case_facts: {
    title: '查到了什么？',
    why: '写时间、地点、看到的事实和已有的证据，不写评价。',
    article: '行政处罚法第54条',
  },
  two_officers: {
    title: '哪两名执法人员？',
    why: '执法人员不得少于两人，都要有当天有效的执法证。协管员不能参加处罚和强制。',
    article: '行政处罚法第42条，行政强制法第18条',
  },
  case_flag: {
    title: '要不要法制审核？',
    why: '涉及重大公共利益、关系当事人重大权益、经过听证或案情疑难复杂的，决定前须经法制审核。',
    article: '行政处罚法第58条',
  },
  case_approve: {
    title: '批准立案',
    why: '符合立案标准的，应当及时立案。承办的执法人员不能批准自己的案件。',
    article: '行政处罚法第54条',
  },
  case_dismiss: { title: '为什么不立案？', why: '事实不清、情节轻微或不归本队管的，不立案，写明理由。' },
  evidence: {
    title: '补充了什么证据？',
    why: '要全面、客观、公正地调查，对当事人有利的也要收集。',
    article: '行政处罚法第54条',
  },
  notice_facts: {
    title: '告知什么事实？',
    why: '处罚之前，要把拟处罚的内容、事实、理由、依据和他的权利告诉当事人。',
    article: '行政处罚法第44条',
  },
  notice_penalty: {
    title: '拟给什么处罚？',
    why: '之后的决定不能比告知的更重。要加重，须重新告知。',
    article: '行政处罚法第44条、第45条',
  },
  notice_term: {
    title: '什么时候前可以答复？',
    why: '要给当事人留足陈述和申辩的时间，期限按工作日算。',
    article: '行政处罚法第44条、第85条',
  },
  statement: {
    title: '当事人怎么说？',
    why: '必须充分听取，逐条复核；不能因为申辩就加重处罚。照原话记。',
    article: '行政处罚法第45条',
  },
  ask_hearing: {
    title: '当事人要求听证',
    why: '较大数额罚款、没收、责令停业、吊销许可的，当事人要求听证，就要组织。',
    article: '行政处罚法第63条',
  },
  hold_hearing: {
    title: '听证记录',
    why: '由没有参加调查的人主持，当事人可以申辩和质证，笔录交当事人核对。',
    article: '行政处罚法第64条',
  },
  waive: {
    title: '怎么知道当事人不答复？',
    why: '签字放弃、当面口头放弃，或者期限届满没有答复，才算放弃。',
    article: '行政处罚法第44条、第45条',
  },
  again: {
    title: '为什么补充调查？',
    why: '当事人提出的事实、理由或证据成立的，应当采纳；要再查的，退回调查后重新告知。',
    article: '行政处罚法第45条',
  },
  review: {
    title: '法制审核意见',
    why: '由没有参加调查的人审核：事实、证据、依据、程序、裁量是否合法适当。',
    article: '行政处罚法第58条',
  },
  case_extend: {
    title: '延长多少天？',
    why: '案件应当自立案之日起 90 日内决定，确需延长的写明理由。',
    article: '行政处罚法第60条',
  },
  decide_why: {
    title: '为什么这样决定？',
    why: '写明事实、证据，怎样考虑了当事人的陈述申辩。',
    article: '行政处罚法第57条、第59条',
  },
  decide_penalty: { title: '决定什么处罚？', why: '过罚相当，不能比告知的更重。', article: '行政处罚法第5条、第45条' },
  decide_order: { title: '改正期限', why: '处罚的同时，应当责令当事人改正。', article: '行政处罚法第28条' },
  serve: {
    title: '怎样送达？',
    why: '决定书当场交给当事人；本人不在的，七个工作日内送达。拒收的，写明拒收理由和见证人。',
    article: '行政处罚法第61条',
  },
  fulfil: {
    title: '履行得怎样？',
    why: '罚款由当事人在十五日内到银行缴纳，这里只登记缴款凭证号。',
    article: '行政处罚法第67条',
  },
  withdraw: { title: '为什么撤案？', why: '违法事实不能成立的，不得处罚。', article: '行政处罚法第57条' },
  seize_basis: {
    title: '依据哪一条？',
    why: '查封、扣押只能由法律、法规设定，只能选本区清单里录入的条文。',
    article: '行政强制法第10条、第18条',
  },
  seize_measure: {
    title: '查封还是扣押？',
    why: '只限涉案的场所和财物；不得查封、扣押生活必需品。',
    article: '行政强制法第23条',
  },
  seize_approval: {
    title: '谁批准的？',
    why: '实施前须向负责人报告并经批准。情况紧急、当场实施的，24 小时内报告并补办批准；没有批准的，立即退还。',
    article: '行政强制法第18条、第19条',
  },
  seize_items: {
    title: '扣了哪些物品？',
    why: '当场清点，一件一行，写明名称和数量；清单一式两份，当事人签名。',
    article: '行政强制法第24条',
  },
  seize_why: {
    title: '为什么必须这样？',
    why: '用非强制的办法可以达到目的的，不得实施强制。',
    article: '行政强制法第5条',
  },
  seize_approve: { title: '批准查封扣押', why: '紧急实施的，须在 24 小时内补办批准。', article: '行政强制法第19条' },
  seize_refuse: {
    title: '为什么不批准？',
    why: '不应当采取强制措施的，立即解除，退还物品。',
    article: '行政强制法第19条',
  },
  seize_extend: {
    title: '延长多少天？',
    why: '查封扣押不超过 30 日，情况复杂的可以延长一次，不超过 30 日，并书面告知当事人。',
    article: '行政强制法第25条',
  },
  seize_pause: {
    title: '送什么检测鉴定？',
    why: '检测、检验、鉴定的时间不算在期限内，要书面告知当事人。',
    article: '行政强制法第25条',
  },
  seize_resume: { title: '检测鉴定结束', why: '从现在起继续计算期限。', article: '行政强制法第25条' },
  confiscate: { title: '没收', why: '只有案件的处罚决定写明没收，才能没收。', article: '行政强制法第27条' },
  give_back: {
    title: '退还哪些物品？',
    why: '没有违法、不再需要或期限届满的，立即退还。',
    article: '行政处罚法第56条，行政强制法第28条',
  },
  give_back_to: { title: '退还给谁？', why: '当面清点，由签收人签字。' },
  loss_measure: {
    title: '暂停还是收回？',
    why: '摊位关系到商户的生计，由人来决定，机器不决定。',
    article: '个人信息保护法第24条',
  },
  loss_why: { title: '为什么？', why: '写明事实。商户会看到，并且可以先答复。' },
  loss_answer: { title: '商户怎么说？', why: '照原话记。商户也可以自己在手机上答复。' },
  loss_decide: {
    title: '为什么这样决定？',
    why: '听过商户的答复，或等答复期限届满以后，由没有提出的主管决定。',
    article: '个人信息保护法第24条',
  },
  loss_drop: { title: '为什么不再提出？', why: '商户可以继续出摊，理由会保留。' },
}

const undo: Record<Undoing, string> = {
  renotice: '告知有误的，听取陈述申辩以后可以“退回补充调查”，重新告知。',
  reopen: '办错了，主管可以“重新办理”。',
  return: '办错了，主管可以“退回本队办理”。',
  extend: '期限给错了，可以再“延长改正期限”。',
  investigate_again: '决定之前，可以“退回补充调查”，重新告知。',
  resume: '办错了，可以“恢复计时”。',
  pause: '办错了，可以再“暂停计时”。',
  end: '办错了，主管可以不批准、撤案或解除。记录会保留。',
  none: '这一步提交后不能收回，以后只能由主管撤销处置。记录会保留。',
}

/** Labels that differ from what the timeline calls the same thing. */
const labels: Partial<Record<AnswerName, string>> = {
  flagged: '须经法制审核吗？',
  legal_basis_id: '条文',
  how: '方式',
}

export default {
  asks,
  undo,
  labels,
  what: {
    'case.approve': '批准意见',
    'case.state': '当事人的原话',
    'case.ask_hearing': '当事人的要求',
    'case.hold_hearing': '听证笔录要点',
    'case.waive': '说明',
    'case.review_law': '审核意见',
    'case.serve': '说明（拒收或拒签的，写理由和见证人）',
    'case.fulfil': '说明',
    'matter.confirm': '看到了什么',
    'matter.still_wrong': '为什么没有改',
    'matter.close': '怎样了结的',
    'seizure.approve': '批准意见',
    'seizure.resume': '结果',
    'seizure.confiscate': '说明',
    'seizure.give_back': '说明',
    'evidence_hold.give_back': '说明',
    'stall_loss.answer': '商户的原话',
  } as Record<string, string>,
  step: (n: number, of: number) => `第 ${n} 步，共 ${of} 步`,
  article: (words: string) => `依据：${words}`,
  next: '下一步',
  back: '上一步',
  check: '核对并提交',
  checkHint: '提交前再看一遍。提交后记入全过程记录，不能改动。',
  change: '修改',
  changeOf: (what: string) => `修改：${what}`,
  empty: '未填',
  submit: (step: string) => `提交：${step}`,
  done: (step: string) => `已记录：${step}`,
  restored: '已恢复上次没有提交的内容。',
  startOver: '清空重填',
  unkept: '手机没有空间存草稿了，提交以前请不要离开本页。',
  fill: '请填写。',
  choose: '请选择。',
  tooLong: '太长了，请精简。',
  wrong: '请检查。',

  certified: (number: string, until: string) => `执法证 ${number}，有效至 ${until}`,
  expired: (until: string) => `执法证 ${until} 已到期，不能选`,
  coming: (from: string) => `执法证 ${from} 才生效，不能选`,
  auxiliary: '协管员，没有执法证，不能参加处罚和强制',
  auxiliaryHere: '协管员',
  noSquad: '这个中队没有在册队员。',
  noBasis: '清单里没有适用于这个问题的条文',
  noBasisHint: {
    penalty: '处罚依据由主管在“法律依据清单”里录入。录入以前不能立案。',
    seizure:
      '查封、扣押的依据这里出厂时是空的，各地授权不同，由主管在“法律依据清单”里录入。录入以前，任何人都不能在系统里查封扣押。',
  } as Record<string, string>,
  toBases: '打开法律依据清单',
  urgent: '情况紧急，先实施，24 小时内补办批准',
  approvedBy: (name: string) => `${name}已批准`,
  item: (n: number) => `物品 ${n}`,
  itemHint: '例如：液化气瓶 15 公斤 1 只',
  storageHint: '查封的，写“原地封存”',
  addItem: '再加一件',
  removeItem: (n: number) => `去掉物品 ${n}`,
  day: '其他日期',
  dayHint: (when: string) => `到 ${when}`,
  earliest: '最早可以的日期',
  workdays: (n: number) => `${n} 个工作日`,
  orderedAlready: '之前已经责令改正，不再另给期限',
  amountMost: (yuan: string) => `不能超过告知的 ${yuan} 元`,
  hearingFrom: (yuan: string) => `满 ${yuan} 元的，当事人可以要求听证`,
  mayBeHeard: '当事人可以要求听证',
  heavier: '比告知的更重，不能选',
  noticed: (what: string) => `告知的是：${what}`,
  daysMost: (n: number) => `最多 ${n} 天`,
  daysUnit: '天',
  fromOpening: (days: number) => `商户有 ${days} 天时间先答复`,
  silentFrom: (when: string) => `${when} 期限届满以后才能选`,
  receiptNeeded: '罚款过的事项，须有银行缴款凭证号才能了结',
  educationHint: '讲了哪条规定，当事人怎么说',
}
