import { photoLimits } from './rules-kinds.ts'
import type { Capture, PhotoEntry } from './schema.ts'

/** Photos that belong to nothing here, or twice to the same: a record taken out has none, a finding so many. */
export const misplacedPhotos = ({ outcome, findings, photos = [] }: Capture): boolean =>
  (outcome === 'void' && photos.length > 0) ||
  photos.some(
    ({ sha256, finding_id, kind, item }, index) =>
      (item !== undefined &&
        !findings.some(
          ({ id, actions }) =>
            id === finding_id && actions.some((one) => one.id === item.action_id && one.items?.[item.number - 1]),
        )) ||
      (finding_id === null ? kind === 'after' : !findings.some(({ id }) => id === finding_id)) ||
      photos.some(
        (other, at) => at < index && other.sha256 === sha256 && other.finding_id === finding_id && other.kind === kind,
      ),
  ) ||
  findings.some(({ id }) => photos.filter(({ finding_id }) => finding_id === id).length > photoLimits.finding)

/** Was a finding put right on the spot without a picture of it? Asked for, never a reason to refuse. */
export const lacksAfterPhoto = (
  { id, actions }: { id: string; actions: readonly { kind: string }[] },
  photos: readonly Pick<PhotoEntry, 'finding_id' | 'kind'>[],
): boolean =>
  actions.some(({ kind }) => kind === 'fix_now') &&
  !photos.some(({ finding_id, kind }) => finding_id === id && kind === 'after')
