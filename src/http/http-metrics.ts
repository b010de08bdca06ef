import { Counter, Histogram } from 'prom-client';
import { registry } from '../metrics.js';

export const requestDuration = new Histogram({
  name: 'earshot_http_request_duration_seconds',
  help: 'Answered requests by method, route pattern and status.',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
  registers: [registry],
});

export const accessDenied = new Counter({
  name: 'earshot_access_denied_total',
  help: 'Requests refused to somebody who is signed in, by reason.',
  labelNames: ['code'] as const,
  registers: [registry],
});
