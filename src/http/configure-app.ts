import type { IncomingMessage } from 'node:http';
import { RequestMethod } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Response } from 'express';
import helmet from 'helmet';
import type { Env } from '../env.js';
import { requestDuration } from './http-metrics.js';
import { serveOpenApi } from './openapi.js';
import { routeOf } from './problem.filter.js';
import type { EarshotRequest } from './request.types.js';

const API_PREFIX = 'api/v1';
const INBOUND = `/${API_PREFIX}/inbound/`;
const BODY_LIMIT = '1mb';
const INBOUND_BODY_LIMIT = '5mb';
/** Lists of feeds (OPML) and the like. */
const TEXT_BODY_LIMIT = '5mb';

/** Private and loopback neighbours only: from anybody else X-Forwarded-For is a claim. */
const TRUSTED_PROXIES = 'loopback, linklocal, uniquelocal';

/** A picture of 10 MB as base64, and what is said about it. */
const PICTURE_BODY_LIMIT = '14mb';
const isPicture = (request: IncomingMessage): boolean =>
  request.url === `/${API_PREFIX}/reply-media` && (request.headers['content-type'] ?? '').includes('json');

const isInbound = (request: IncomingMessage): boolean => request.url?.startsWith(INBOUND) ?? false;

/** Everything about the HTTP server that is not a route. Call it before `listen`; create the app with `rawBody: true`. */
export function configureApp(app: NestExpressApplication, env: Env): void {
  const isHttps = env.baseUrl?.startsWith('https:') ?? false;
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', isHttps ? TRUSTED_PROXIES : false);
  app.use(measure);
  app.use(securityHeaders(isHttps));
  app.use(`/${API_PREFIX}`, forbidCaching);
  // A webhook's signature covers its bytes: they are left as they are, well-formed or not, until it was checked.
  app.useBodyParser('raw', { type: isInbound, limit: INBOUND_BODY_LIMIT });
  app.useBodyParser('json', { type: isPicture, limit: PICTURE_BODY_LIMIT });
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.useBodyParser('text', { type: ['text/*', 'application/xml', 'application/*+xml'], limit: TEXT_BODY_LIMIT });
  app.setGlobalPrefix(API_PREFIX, {
    exclude: ['health/live', 'health/ready', 'metrics', 'oauth/callback', 'oauth/clients/:kind'].map((path) => ({
      path,
      method: RequestMethod.GET,
    })),
  });
  serveOpenApi(app, env.version);
  app.enableShutdownHooks();
}

function securityHeaders(isHttps: boolean): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        // The component library writes style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps,
    frameguard: { action: 'deny' },
  });
}

function forbidCaching(_: EarshotRequest, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

function measure(request: EarshotRequest, response: Response, next: NextFunction): void {
  const startedAt = performance.now();
  response.once('finish', () => {
    const labels = { method: request.method, route: routeOf(request), status: String(response.statusCode) };
    requestDuration.observe(labels, (performance.now() - startedAt) / 1_000);
  });
  next();
}
