import * as v from 'valibot'

/** SHA-256 of a photo's bytes as they were sent, hexadecimal: its name everywhere. */
export const PhotoHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

export const OnePhoto = v.object({ sha256: PhotoHash })

/** The office has the photo. */
export const PhotoReceipt = v.object({ sha256: PhotoHash, received_at: v.string() })
export type PhotoReceipt = v.InferOutput<typeof PhotoReceipt>

/** `stamp=off` shows an inspection's whole photo as it is stored, to supervisors. */
export const PhotoQuery = v.object({
  size: v.optional(v.picklist(['whole', 'small']), 'whole'),
  stamp: v.optional(v.picklist(['off'])),
})
export const OwnPhotoQuery = v.omit(PhotoQuery, ['stamp'])
