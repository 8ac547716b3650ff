import * as v from 'valibot'
import { Day, Id, text } from '../shared/text.ts'
import { authorities, roles } from './rules-kinds.ts'

/** A staff sign-in. The password's bounds keep hashing cheap, they are not its rules. */
export const SignIn = v.object({ user_name: text(64), password: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) })

/** A mobile number of mainland China, eleven digits. */
export const Phone = v.pipe(v.string(), v.regex(/^1[0-9]{10}$/))

export const CodeRequest = v.object({ phone: Phone })
export const CodeSignIn = v.object({ phone: Phone, code: v.pipe(v.string(), v.regex(/^[0-9]{6}$/)) })

const NewPassword = v.pipe(v.string(), v.minLength(10), v.maxLength(200))
/** What a certificate says of itself. */
export const Certificate = v.object({ number: text(40), valid_from: Day, valid_until: Day })

/** What a supervisor writes of an officer or supervisor; a password only when it is set anew. */
export const PersonEntry = v.object({
  user_name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{1,39}$/)),
  name: text(40),
  role: v.picklist(roles),
  squad_id: v.nullable(Id),
  badge: v.nullable(text(20)),
  active: v.boolean(),
  certificate: v.nullable(Certificate),
  password: v.optional(NewPassword),
})
export type PersonEntry = v.InferOutput<typeof PersonEntry>

export const SquadEntry = v.object({
  name: text(40),
  name_en: v.nullable(text(60)),
  authorities: v.pipe(v.array(v.picklist(authorities)), v.maxLength(5)),
})
export type SquadEntry = v.InferOutput<typeof SquadEntry>

/** A certificate as it is answered, the newest of a person. */
const CertificateAnswer = v.nullable(v.object({ number: v.string(), valid_from: v.string(), valid_until: v.string() }))

/** A member of staff as supervisors see them; never with a password. */
export const Person = v.object({
  id: v.string(),
  user_name: v.string(),
  name: v.string(),
  role: v.picklist(roles),
  squad_id: v.nullable(v.string()),
  squad_name: v.nullable(v.string()),
  squad_name_en: v.nullable(v.string()),
  badge: v.nullable(v.string()),
  active: v.boolean(),
  certificate: CertificateAnswer,
})
export type Person = v.InferOutput<typeof Person>

/** All staff, by name; certificates are judged by `day`, today where the markets are, `alert_days` before their end. */
export const People = v.object({ day: v.string(), alert_days: v.number(), people: v.array(Person) })
export type People = v.InferOutput<typeof People>

/** All active officers with their certificates, newest first; `alert_days` before its end one is told of. */
export const Certificates = v.object({
  day: v.string(),
  alert_days: v.number(),
  rows: v.array(
    v.object({
      person: v.object({
        id: v.string(),
        name: v.string(),
        squad_name: v.nullable(v.string()),
        squad_name_en: v.nullable(v.string()),
      }),
      certificates: v.array(v.object({ number: v.string(), valid_from: v.string(), valid_until: v.string() })),
    }),
  ),
})
export type Certificates = v.InferOutput<typeof Certificates>

/** An active officer as colleagues see them when a patrol starts. */
export const SquadMember = v.object({
  id: v.string(),
  name: v.string(),
  badge: v.nullable(v.string()),
  certified: v.boolean(),
  certificate: CertificateAnswer,
})
export type SquadMember = v.InferOutput<typeof SquadMember>

export const Squad = v.object({
  id: v.string(),
  name: v.string(),
  name_en: v.nullable(v.string()),
  authorities: v.array(v.picklist(authorities)),
  members: v.array(SquadMember),
})
export type Squad = v.InferOutput<typeof Squad>

/** All squads with their active members; `day` is today where the markets are. */
export const Squads = v.object({ day: v.string(), squads: v.array(Squad) })
export type Squads = v.InferOutput<typeof Squads>

/** The person or vendor behind a request; null in `Me` when nobody is signed in. */
export const Who = v.variant('kind', [
  v.object({
    kind: v.literal('person'),
    id: Id,
    name: v.string(),
    role: v.picklist(roles),
    squad_id: v.nullable(Id),
    squad_name: v.nullable(v.string()),
    squad_name_en: v.nullable(v.string()),
    certified: v.boolean(),
  }),
  v.object({ kind: v.literal('vendor'), id: Id, name: v.string(), role: v.literal('vendor') }),
])
export type Who = v.InferOutput<typeof Who>
export type Staff = Extract<Who, { kind: 'person' }>

/** Who is signed in and what they may do, so that the client offers nothing that would be refused. */
export const Me = v.object({
  who: v.nullable(Who),
  can: v.array(v.string()),
  sample: v.boolean(),
  time_zone: v.string(),
})
export type Me = v.InferOutput<typeof Me>
