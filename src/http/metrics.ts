import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** What `/metrics` tells Prometheus. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry })

/** How long requests take, by method and status; paths would be as many as there are ids. */
export const requestSeconds = new Histogram({
  name: 'http_request_seconds',
  help: 'Seconds from a request to its answer',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [registry],
})
