const record = {
  loading: '正在读取检查情况…',
  title: '检查情况',
  none: '现在的经营者还没有检查记录。',
  seen: (looks: number, inOrder: number, last: string) =>
    `最近 ${looks} 次检查，${inOrder} 次未发现问题；最近一次 ${last}`,
  vendorSaid: (day: string) => `经营者的话，${day}`,
}

export default record
