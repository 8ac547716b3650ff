import type { Duty, Week } from '../../src/rosters/schema.ts'
import { formatShortDay, listed, localName, t } from '../i18n/index.ts'
import { labelled } from '../i18n/punctuation.ts'
import { dutyAt, type Place } from './words.ts'

type Member = Week['members'][number]

interface CellProps extends Place {
  week: Week
  onTick: (place: Place, on: boolean) => void
  onDetails: (place: Place) => void
}

function words(duty: Duty, week: Week): string {
  if (duty.absence !== null) return t.rosters.absences[duty.absence]
  const market = week.markets.find(({ id }) => id === duty.market_id)
  return market ? localName(market) : t.rosters.anywhere
}

/** One person's evening: a tick for duty, and where they go or why they are not there. */
function DutyCell({ week, person, evening, onTick, onDetails }: CellProps) {
  const duty = dutyAt(week, { person, evening })
  const past = evening < week.today
  const name = `${person.name} ${formatShortDay(evening)}`
  return (
    <div class={`duty${duty?.absence ? ' duty_absent' : ''}`}>
      <label class="duty__tick">
        <input
          type="checkbox"
          class="choice__checkbox"
          checked={duty !== undefined}
          disabled={past || (!person.member && duty === undefined)}
          aria-label={`${name} ${t.rosters.onDuty}`}
          onChange={(event) => onTick({ person, evening }, event.currentTarget.checked)}
        />
      </label>
      {duty ? (
        <button
          type="button"
          class="duty__words"
          aria-label={labelled(name, listed([words(duty, week), t.rosters.details]))}
          onClick={() => onDetails({ person, evening })}
        >
          {words(duty, week)}
        </button>
      ) : (
        <span class="duty__off">{t.rosters.off}</span>
      )}
    </div>
  )
}

const memberName = (person: Member) =>
  [person.name, person.certified ? null : t.rosters.auxiliary, person.member ? null : t.rosters.left]
    .filter(Boolean)
    .join(' · ')

/** How many are on duty and there, and how many of them certified on an evening. */
function count(week: Week, evening: string): string {
  const there = week.duties.filter((duty) => duty.evening === evening && duty.absence === null)
  const certified = there.filter(({ person_id }) => week.members.some((one) => one.id === person_id && one.certified))
  return t.rosters.count(there.length, certified.length)
}

type WeekProps = Omit<CellProps, 'person' | 'evening'>

/** A week as a table, a column for each evening; on a phone `Days` shows it. */
export function Grid(props: WeekProps) {
  const { week } = props
  return (
    <div class="table roster__grid" role="region" tabIndex={0} aria-label={t.rosters.title}>
      <table>
        <caption class="unseen">{t.rosters.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.rosters.officer}</th>
            {week.days.map((day) => (
              <th key={day} scope="col" class={day === week.today ? 'roster__today' : undefined}>
                {formatShortDay(day)}
                <span class="roster__count">{count(week, day)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.members.map((person) => (
            <tr key={person.id}>
              <th scope="row">{memberName(person)}</th>
              {week.days.map((evening) => (
                <td key={evening}>
                  <DutyCell {...props} person={person} evening={evening} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A week evening by evening, tonight's open. */
export function Days(props: WeekProps) {
  const { week } = props
  return (
    <div class="roster__days">
      {week.days.map((evening) => (
        <details key={evening} open={evening === week.today}>
          <summary>
            {formatShortDay(evening)}
            {evening === week.today && ` · ${t.rosters.today}`}
            <span class="roster__count">{count(week, evening)}</span>
          </summary>
          <ul class="weui-cells" role="list">
            {week.members.map((person) => (
              <li key={person.id} class="roster__row">
                <span>{memberName(person)}</span>
                <DutyCell {...props} person={person} evening={evening} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}
