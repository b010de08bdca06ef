import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Problem } from './problem.js';

export const OPENAPI_PATH = 'api/openapi.json';
export const DOCS_PATH = 'api/docs';

/** The contract of the API as one document; every operation may answer with a Problem. */
export function buildOpenApiDocument(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Earshot')
    .setDescription('Times are ISO 8601 UTC, ids are strings, errors are application/problem+json.')
    .setVersion(version)
    .addBearerAuth()
    .addCookieAuth('earshot')
    .addGlobalResponse({ status: 'default', description: 'Refused or failed.', type: Problem })
    .build();
  return SwaggerModule.createDocument(app, config, {
    extraModels: [Problem],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

/** Serves the document and a page to read it. The document is built when it is first asked for. */
export function serveOpenApi(app: INestApplication, version: string): void {
  SwaggerModule.setup(DOCS_PATH, app, () => buildOpenApiDocument(app, version), {
    jsonDocumentUrl: OPENAPI_PATH,
    raw: ['json'],
    customSiteTitle: 'Earshot API',
    swaggerOptions: { validatorUrl: null },
  });
}
