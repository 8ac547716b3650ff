import type { Own, OwnPlace, ToPutRight } from '../../src/own/schema.ts'
import { api } from '../api.ts'
import { formatDay, formatHours, formatTime, localName, t } from '../i18n/index.ts'
import { Button, EmptyState, Icon, later, Show, StatusMark, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { HelpCalls } from './help-calls.tsx'
import { InspectionCard } from './inspection-card.tsx'
import { useMinute } from './minute.ts'
import './own.css'
import { deadlineWords, subjectWords } from './words.ts'

const Complaints = later(() => import('../incidents/complaints.tsx').then((chunk) => chunk.Complaints), ['complaints'])

const OwnPoints = later(() => import('../points/own-points.tsx').then((chunk) => chunk.OwnPoints), ['points'])

function OpenMark({ place, now }: { place: OwnPlace; now: Date }) {
  if (place.closed) return <StatusMark tone="danger" solid word={t.own.stallClosed} />
  if (place.shut !== null) return <StatusMark tone="attention" solid word={t.own.shutTonight(place.shut)} />
  if (now < new Date(place.opens_at)) {
    return <StatusMark tone="plain" icon="info" word={t.own.opensLater(formatTime(place.opens_at, place.time_zone))} />
  }
  return now < new Date(place.closes_at) ? (
    <StatusMark tone="good" solid word={t.own.openNow} />
  ) : (
    <StatusMark tone="plain" icon="minus" word={t.own.closedNow} />
  )
}

function Place({ place, now }: { place: OwnPlace; now: Date }) {
  const market = localName({ name: place.market_name, name_en: place.market_name_en })
  const hours = formatHours(formatTime(place.opens_at, place.time_zone), formatTime(place.closes_at, place.time_zone))
  return (
    <section class="own-place" aria-label={`${market} ${place.number ?? ''}`}>
      <h2 class="own-place__market">{market}</h2>
      <p class="own-place__word">{place.kind === 'stall' ? t.own.stallNumber : t.own.shopNumber}</p>
      <p class="own-place__number">{place.number ?? t.own.stallGone}</p>
      {place.shut === null && (
        <p class="own-place__hours">
          {t.own.hoursToday} <strong>{hours}</strong>
        </p>
      )}
      <OpenMark place={place} now={now} />
      {place.closed && <p>{t.own.stallClosedHint}</p>}
      {place.ends_on !== null && <p>{t.own.until(formatDay(place.ends_on))}</p>}
      {place.outline !== null && (
        <Button icon="map" block href={`/my-stall/map?market=${place.market_id}&place=${place.id}`}>
          {t.own.onMap}
        </Button>
      )}
    </section>
  )
}

function Order({ order, now }: { order: ToPutRight; now: Date }) {
  return (
    <li class="own-order">
      <p class="own-order__name">{localName(order)}</p>
      {order.told ? (
        <p>
          <StatusMark tone="info" icon="clock" word={t.own.told} />
        </p>
      ) : (
        <p class="own-order__deadline">
          <Icon name="alert" />
          <strong>{deadlineWords(order.deadline_at, now, order.time_zone)}</strong>
        </p>
      )}
      <p>{subjectWords(order)}</p>
      <Button size="large" block label={t.own.detailsOf(localName(order))} href={`/own/matters/${order.finding_id}`}>
        {order.told ? t.own.details : t.own.putRightHere}
      </Button>
    </li>
  )
}

function Known({ own, now }: { own: Own; now: Date }) {
  return (
    <div class="own">
      <p class="own__hello">{t.own.hello(own.vendor.name)}</p>
      {own.places.length === 0 ? (
        <EmptyState icon="stall" title={t.own.noStall}>
          {t.own.noStallHint}
        </EmptyState>
      ) : (
        own.places.map((place) => <Place key={place.id} place={place} now={now} />)
      )}
      <section class="own-section" aria-labelledby="to-put-right">
        <h2 id="to-put-right">{t.own.toPutRight}</h2>
        {own.to_put_right.length === 0 ? (
          <p class="own-fine">
            <Icon name="check" />
            <span>
              {t.own.nothingToPutRight}
              <br />
              {t.own.nothingToPutRightHint}
            </span>
          </p>
        ) : (
          <>
            <ul class="own-orders">
              {own.to_put_right.map((order) => (
                <Order key={order.finding_id} order={order} now={now} />
              ))}
            </ul>
            <p>{t.own.afterwards}</p>
          </>
        )}
      </section>
      <OwnPoints />
      <HelpCalls places={own.places} />
      <section class="own-section" aria-labelledby="latest">
        <h2 id="latest">{t.own.latest}</h2>
        {own.latest === null ? (
          <p>
            {t.own.noInspection}
            <br />
            {t.own.noInspectionHint}
          </p>
        ) : (
          <InspectionCard inspection={own.latest} />
        )}
        <Button icon="record" block href="/my-record">
          {t.own.allRecords}
        </Button>
      </section>
      <Complaints own={own} />
      <section class="own-free">
        <h2>{t.own.free}</h2>
        <p>{t.own.freeHint}</p>
      </section>
    </div>
  )
}

/** A vendor's first screen: my stall, tonight's hours, what I am to put right, and that it costs nothing. */
export default function OwnPage() {
  const own = useLoad((signal) => api.get<Own>('/api/own', signal), [])
  const now = useMinute()
  return (
    <Page title={t.own.title}>
      <Show of={own}>{(known) => <Known own={known} now={now} />}</Show>
    </Page>
  )
}
