import type * as L from 'leaflet'

/**
 * The element of a map and, within it, the paper that Leaflet draws on. Readers and the keyboard use the list beside the
 * map: nothing inside the drawing takes focus.
 */
export function mapFrame(element: HTMLElement): { frame: HTMLElement; paper: HTMLElement } {
  const frame = document.createElement('div')
  frame.className = 'market-map'
  const paper = document.createElement('div')
  paper.setAttribute('aria-hidden', 'true')
  frame.append(paper)
  element.append(frame)
  return { frame, paper }
}

/** What all our maps set: their own buttons instead of Leaflet's, and no motion for who wants none. */
export const mapOptions = (calm: boolean): L.MapOptions => ({
  keyboard: false,
  zoomControl: false,
  attributionControl: false,
  zoomAnimation: !calm,
  inertia: !calm,
  fadeAnimation: false,
  markerZoomAnimation: !calm,
})
