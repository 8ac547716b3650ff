import type { Asks } from './procedures.ts'

/** What the law asks of a compulsory execution, screen by screen: 代履行 and 强制拆除. */
const executions: Record<string, Asks> = {
  demand_basis: {
    title: '依据哪一条？',
    why: '强制执行只能由法律设定，只能选本区清单里录入的条文。',
    article: '行政强制法第13条、第44条、第50条',
  },
  demand_duty: {
    title: '要当事人做什么？',
    why: '责令改正的期限已过仍未改正，先书面催告：写清该履行的义务和怎样履行，他自己能做到的就让他自己做。',
    article: '行政强制法第35条',
  },
  demand_term: {
    title: '什么时候前做好？',
    why: '催告要写明履行的期限；要由别人来做的，写明预计的费用。当事人有权陈述和申辩。',
    article: '行政强制法第35条、第36条',
  },
  execution_statement: {
    title: '当事人怎么说？',
    why: '收到催告书后，当事人有权陈述和申辩，要充分听取、记录、复核。提出的理由成立的，应当采纳，由主管终结执行。',
    article: '行政强制法第36条',
  },
  execution_waive: {
    title: '怎么知道当事人不陈述？',
    why: '签字放弃、当面口头放弃，或者催告期限届满没有提出，才算放弃。',
    article: '行政强制法第36条',
  },
  execution_why: {
    title: '为什么要强制执行？',
    why: '催告期满仍不履行，又没有正当理由的，才能决定。写明理由，写明怎样考虑了当事人的陈述申辩。',
    article: '行政强制法第37条',
  },
  execution_what: {
    title: '执行什么，怎样执行？',
    why: '写清标的和方式，用对当事人损害最小的办法。',
    article: '行政强制法第37条、第51条',
  },
  execution_by: {
    title: '由谁来做，预计花多少钱？',
    why: '可以自己做，也可以委托没有利害关系的第三人。费用按成本合理确定。',
    article: '行政强制法第50条、第51条',
  },
  execution_when: { title: '什么时候执行？', why: '决定书要写明执行的时间。', article: '行政强制法第37条' },
  execution_serve: {
    title: '怎样送达？',
    why: '决定书当面交给当事人；拒绝接收或者无法当面送达的，依照民事诉讼法送达，写明理由和见证人。',
    article: '行政强制法第38条',
  },
  demand_again: {
    title: '再次催告到什么时候？',
    why: '代履行三日前再催告一次，三日按工作日算。当事人自己履行的，停止代履行。',
    article: '行政强制法第51条、第69条',
  },
  announce: {
    title: '公告贴在哪里，限期到哪天？',
    why: '强制拆除要公告，限期当事人自行拆除。复议、起诉的期限届满，又没有复议、起诉，也不拆除的，才能强制拆除。',
    article: '行政强制法第44条',
  },
  execute_remedies: {
    title: '有没有申请复议或者起诉？',
    why: '先向复议机关和法院核实。已经申请复议或者起诉的，不能拆除，请办“中止执行”。',
    article: '行政强制法第44条',
  },
  execute_officers: {
    title: '谁在场，谁来做？',
    why: '作出决定的机关要派员到场监督，须两名有执法证的执法人员。',
    article: '行政强制法第51条',
  },
  execute_done: {
    title: '怎样执行的？',
    why: '照实写经过。不得采用暴力、胁迫以及其他非法方式；不得对居民停水、停电、停热、停燃气。',
    article: '行政强制法第43条、第51条',
  },
  execute_signed: {
    title: '谁在执行文书上签名？',
    why: '到场的执法人员、执行人和当事人或者见证人，都要在执行文书上签名或者盖章。',
    article: '行政强制法第51条',
  },
  execute_night: {
    title: '现在是夜间或者节假日吗？',
    why: '不得在夜间或者法定节假日执行，情况紧急的除外。是的，写明紧急理由；不是的，不用填。',
    article: '行政强制法第43条',
  },
  suspend: { title: '为什么中止？', why: '有这些情形的，中止执行；情形消失后恢复。', article: '行政强制法第39条' },
  execution_resume: {
    title: '中止的情形消失了吗？',
    why: '恢复执行后，须重新催告或者公告，再执行。',
    article: '行政强制法第39条',
  },
  obey: {
    title: '看到当事人做到了什么？',
    why: '当事人自己履行的，停止执行，程序随即终结。',
    article: '行政强制法第40条、第51条',
  },
  terminate: {
    title: '为什么终结？',
    why: '陈述申辩成立、标的灭失、据以执行的决定被撤销等情形，终结执行。',
    article: '行政强制法第36条、第40条',
  },
}

export default executions
