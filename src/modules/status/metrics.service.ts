import { Injectable, type OnModuleInit } from '@nestjs/common';
import { collectDefaultMetrics, register as usualRegistry, Registry } from 'prom-client';
import { AppError } from '../../errors.js';
import type { EarshotRequest } from '../../http/request.types.js';
import { requireAccess } from '../../http/require-access.js';
import { registry } from '../../metrics.js';
import { AuthenticationService } from '../staff/authentication.service.js';

const A_DEFAULT_METRIC = 'process_cpu_user_seconds_total';
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

/** What Prometheus reads. Figures tell about a business, so they are shown on this machine only, or for a token. */
@Injectable()
export class MetricsService implements OnModuleInit {
  constructor(private readonly authentication: AuthenticationService) {}

  onModuleInit(): void {
    if (!registry.getSingleMetric(A_DEFAULT_METRIC)) collectDefaultMetrics({ register: registry });
  }

  /** A proxy on this machine makes everybody look local, so a forwarded request counts as one from outside. */
  async refuseStrangers(request: EarshotRequest): Promise<void> {
    const isForwarded = FORWARDED.some((name) => request.headers[name] !== undefined);
    if (!isForwarded && LOOPBACK.test(request.socket.remoteAddress ?? '')) return;
    const credential = this.authentication.credentialOf(request);
    const authenticated = credential === null ? null : await this.authentication.use(credential);
    if (authenticated === null) throw new AppError('unauthenticated', 'not-signed-in', { detail: 'Send a token.' });
    requireAccess(authenticated.actor, 'system', 'read');
  }

  text(): Promise<string> {
    return Registry.merge([registry, usualRegistry]).metrics();
  }
}
