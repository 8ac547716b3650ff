import { intervalOf } from '../ratio/rules.ts'

/** Drawn looks by what the first and the second found: `found_order` means the first found something, the second nothing. */
export interface SecondLooks {
  drawn: number
  found_found: number
  found_order: number
  order_found: number
  order_order: number
  /** Both found something, and the same items. */
  same_items: number
}

/** Below so many second looks there is neither a percentage nor a kappa. */
const agreementFrom = 10

/**
 * How far second looks agree with first ones: `agreed` of `looked` with Wilson's 95 % interval, and Cohen's kappa, which takes
 * off what would agree by chance; null where there are too few, or all were alike.
 */
export function agreementOf({ drawn, found_found, found_order, order_found, order_order, same_items }: SecondLooks) {
  const looked = found_found + found_order + order_found + order_order
  const agreed = found_found + order_order
  const enough = looked >= agreementFrom
  const [first, second] = [found_found + found_order, found_found + order_found]
  const chance = looked === 0 ? 1 : (first * second + (looked - first) * (looked - second)) / looked ** 2
  return {
    drawn,
    looked,
    agreed,
    both_found: found_found,
    same_items,
    interval: enough ? intervalOf({ enforced: agreed, handled: looked }) : null,
    kappa: enough && chance < 1 ? (agreed / looked - chance) / (1 - chance) : null,
  }
}
