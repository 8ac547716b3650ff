import { useState } from 'preact/hooks'
import type { Prompt, PromptLook } from '../../src/prompts/schema.ts'
import { formatCount, formatDay, formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Button, StatusMark, Table } from '../kit/index.ts'

function Photo({ sha256, received, alt }: { sha256: string; received: boolean; alt?: string }) {
  if (!received) return <p>{t.prompts.photoMissing}</p>
  return (
    <a class="prompt__photo" href={`/api/photos/${sha256}`} target="_blank" rel="noreferrer">
      <img src={`/api/photos/${sha256}?size=small`} alt={alt ?? t.prompts.photo} loading="lazy" />
    </a>
  )
}

/** Seconds after a time of day, where they are what matters. */
const secondsOf = (at: string) => `:${at.slice(17, 19)}`

type Alike = Extract<Prompt['evidence'], { pattern: 'photo_alike' }>

/** Two photos beside each other, the earlier first, and in how far they differ. */
function TwoPhotos({ prompt, evidence }: { prompt: Prompt; evidence: Alike }) {
  const { sha256, other, other_evening, distance, look, other_look } = evidence
  const { looks, market, evening } = prompt
  // Two of one place within a minute are told apart by their seconds.
  const captionOf = (id: string | undefined, day: string) => {
    const of = looks.find((one) => one.id === id)
    return of
      ? `${of.number} · ${formatShortDateTime(of.claimed_at, market.time_zone)}${secondsOf(of.claimed_at)}`
      : formatDay(day)
  }
  return (
    <>
      <p>{t.prompts.apart(distance)}</p>
      <div class="prompt__two" role="group" aria-label={t.prompts.two}>
        {(
          [
            [other, t.prompts.earlier, captionOf(other_look, other_evening)],
            [sha256, t.prompts.later, captionOf(look, evening)],
          ] as const
        ).map(([name, which, caption]) => (
          <figure key={name}>
            <Photo sha256={name} received alt={t.prompts.photoOf(caption)} />
            <figcaption>
              <strong>{which}</strong>
              <br />
              {caption}
            </figcaption>
          </figure>
        ))}
      </div>
    </>
  )
}

/** What only some patterns have to show: the stretches walked, the photo, the squads beside each other by name. */
export function EvidenceDetail({ prompt }: { prompt: Prompt }) {
  const { evidence, looks } = prompt
  switch (evidence.pattern) {
    case 'photo_again':
      return <Photo {...evidence} />
    case 'photo_alike':
      return <TwoPhotos prompt={prompt} evidence={evidence} />
    case 'bunching': {
      const { here, before, elsewhere, since } = evidence
      const words = t.prompts.bunched
      return (
        <Table
          caption={words.caption}
          columns={[
            { head: words.where, cell: ([where]) => where },
            {
              head: words.share,
              cell: ([, { near, all }]) => (all === 0 ? words.none : `${formatCount(near)} / ${formatCount(all)}`),
              numeric: true,
            },
          ]}
          rows={[
            [words.here, here] as const,
            [words.before(t.prompts.month(since)), before] as const,
            [words.elsewhere, elsewhere] as const,
          ]}
          rowKey={([where]) => where}
        />
      )
    }
    case 'pace': {
      const number = new Map(looks.map((look) => [look.id, look.number]))
      return (
        <Table
          caption={t.prompts.legs}
          columns={[
            { head: t.prompts.leg, cell: ({ from, to }) => `${number.get(from) ?? '?'} – ${number.get(to) ?? '?'}` },
            { head: t.prompts.metres, cell: ({ metres }) => t.prompts.metresOf(formatCount(metres)), numeric: true },
            { head: t.prompts.time, cell: ({ seconds }) => t.prompts.secondsOf(seconds.toFixed(0)), numeric: true },
          ]}
          rows={evidence.legs}
          rowKey={({ to }) => to}
        />
      )
    }
    case 'same_act':
      return (
        <Table
          caption={t.prompts.squads}
          columns={[
            { head: t.prompts.squad, cell: (squad) => localName(squad) },
            {
              head: t.prompts.share,
              cell: ({ enforced, handled }) => `${formatCount(enforced)} / ${formatCount(handled)}`,
              numeric: true,
            },
          ]}
          rows={evidence.squads.toSorted((a, b) => localName(a).localeCompare(localName(b), 'zh-CN'))}
          rowKey={({ id }) => id}
        />
      )
    default:
      return null
  }
}

function Look({ look, market, named }: { look: PromptLook; market: Prompt['market']; named: boolean }) {
  const { place, number, findings, outcome } = look
  return (
    <li class="prompt__look">
      <span>
        {place === null ? (
          number
        ) : (
          <a href={`/markets/${market.id}?place=${place.id}`}>
            <strong>{number}</strong>
          </a>
        )}{' '}
        · {formatShortDateTime(look.claimed_at, market.time_zone)}
        {secondsOf(look.claimed_at)}
        {named && ` · ${look.officer}`}
      </span>
      {outcome === 'findings' ? (
        <span>
          {findings.map((finding) => (
            <a key={finding.id} class="prompt__finding" href={`/matters/${finding.id}`}>
              {localName(finding)}
            </a>
          ))}
        </span>
      ) : (
        <StatusMark tone="plain" word={outcome === 'void' ? t.prompts.taken : t.prompts.inOrder} />
      )}
    </li>
  )
}

/** The answer must not lie sixty records further down. */
const shownFirst = 12

/** The records that a prompt rests on, each with the way to its place and its matters. */
export function Looks({ prompt }: { prompt: Prompt }) {
  const { looks, market } = prompt
  // A list of fines must not be counted by who fined (rule R11).
  const named = prompt.pattern !== 'bunching'
  const [all, setAll] = useState(looks.length <= shownFirst + 3)
  if (looks.length === 0) return null
  return (
    <section class="prompts__part" aria-labelledby="records">
      <h2 id="records">{t.prompts.records(formatCount(looks.length))}</h2>
      <ul role="list" class="prompt__looks">
        {(all ? looks : looks.slice(0, shownFirst)).map((look) => (
          <Look key={look.id} look={look} market={market} named={named} />
        ))}
      </ul>
      {!all && (
        <Button block onClick={() => setAll(true)}>
          {t.prompts.everyRecord}
        </Button>
      )}
    </section>
  )
}
