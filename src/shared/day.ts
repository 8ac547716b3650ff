/** Is it a calendar day that exists, 'YYYY-MM-DD', from 1900 to 2199? A date field passes through years such as 0002. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '1900' || value >= '2200') return false
  const at = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}
