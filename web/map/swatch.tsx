import { type AnyStatus, type Audience, outline, statusStyle, type StatusStyle } from './status.ts'

/** A status as the map draws it, for legends and lists; the word always stands beside it, so it is hidden from readers. */
export function Swatch({ status, audience = 'staff' }: { status: AnyStatus; audience?: Audience }) {
  return <StyleSwatch style={statusStyle(status, audience)} />
}

/** Any style as the map draws it. */
export function StyleSwatch({ style }: { style: StatusStyle }) {
  return (
    <svg class="map-swatch" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <rect
        x="1"
        y="1"
        width="22"
        height="22"
        rx="3"
        fill={style.fill}
        stroke={outline}
        stroke-width="1.5"
        stroke-dasharray={style.dashed ? '3 2' : undefined}
      />
      {style.glyph === null ? null : <path d={style.glyph} fill={style.ink} transform="translate(4.8 4.8) scale(.6)" />}
    </svg>
  )
}
