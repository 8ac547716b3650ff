import type zh from '../zh-CN/record.ts'

const record: typeof zh = {
  loading: 'Reading how it was seen…',
  title: 'Inspections',
  none: 'The present vendor has not been inspected yet.',
  seen: (looks, inOrder, last) =>
    `${inOrder} of the last ${looks} inspections found it in order; the last was on ${last}`,
  vendorSaid: (day) => `The vendor’s words, ${day}`,
}

export default record
