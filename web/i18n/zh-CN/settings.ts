export default {
  title: '城区设置',
  search: '想设置什么，比如：请假、节假日',
  found: (n: number) => `共 ${n} 项`,
  none: '没有找到',
  noneHint: '换个词试试。',
  groups: { people: '人员', rules: '规则和时间', log: '记录' },
  /** `also`: other words by which somebody may look for it. */
  entries: {
    people: { title: '人员与中队', hint: '谁在哪个中队、角色、登录', also: '账号 密码 停用' },
    rosters: { title: '排班', hint: '谁哪一晚当班', also: '值班 缺勤 请假' },
    points: { title: '记分办法和记分表', hint: '每个市场怎么记分', also: '扣分' },
    bases: { title: '法律依据', hint: '查封扣押等的依据', also: '法条' },
    templates: { title: '文书模板', hint: '每种文书的文字', also: '通知书 决定书' },
    documents: { title: '文书设置', hint: '机关名称、复议和诉讼', also: '落款 印章' },
    log: { title: '全部记录', hint: '谁在什么时候改了什么，核对有没有被改动', also: '日志 审计' },
    heads: { title: '每晚末尾的校验码', hint: '抄下或打印，以后可比对', also: '校验 链' },
  },
}
