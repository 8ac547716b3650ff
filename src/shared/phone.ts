/** 138****1234: what those see of a phone number who do not need it to call (rule R18, PIPL Art. 6). */
export function maskPhone(phone: string): string {
  return phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2')
}
