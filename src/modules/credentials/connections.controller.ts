import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../domain/access/access.types.js';
import { Env } from '../../env.js';
import { notFound } from '../../errors.js';
import { Access, PublicRoute } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import type { EarshotRequest } from '../../http/request.types.js';
import { AuthenticationService } from '../staff/authentication.service.js';
import { ConnectionStart } from './connections.dto.js';
import { ConnectionsService, type OwnPlace } from './connections.service.js';

const CALLBACK_PATH = '/oauth/callback';
const CLIENT_PATH = '/oauth/clients';
const ADMIN_PAGE = '/admin/sources';
const LONGEST_PARAMETER = 4_096;

@ApiTags('sources')
@Controller()
export class ConnectionsController {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly authentication: AuthenticationService,
    private readonly env: Env,
  ) {}

  @Post('sources/:id/connect')
  @HttpCode(200)
  @Access('credentials', 'update')
  @ApiOperation({
    summary: 'Begins to connect a source with an account of its network',
    description:
      'Open the address in the same browser within ten minutes. The network sends it back, and it ends at /admin/sources?connected=ID, or ?connect-failed=CODE: denied, expired, not-allowed, not-signed-in, refused, unreachable or failed.',
  })
  @ApiOkResponse({ type: ConnectionStart })
  async connect(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Req() request: EarshotRequest,
  ): Promise<ConnectionStart> {
    const origin = this.originOf(request);
    return { authorizeUrl: await this.connections.begin(actor, id, (kind) => placeAt(origin, kind)) };
  }

  @Get('oauth/clients/:kind')
  @PublicRoute('networks read who asks them for consent; it says nothing but this address')
  @ApiExcludeEndpoint()
  describeClient(@Param('kind') file: string, @Req() request: EarshotRequest): object {
    const origin = this.originOf(request);
    const kind = file.replace(/\.json$/, '');
    const document = this.connections.clientDocument(kind, { ...placeAt(origin, kind), homeUrl: origin });
    if (document === null) throw notFound('client');
    return document;
  }

  /**
   * A browser that comes from another site does not show its session's cookie. It is told to come once more by itself, and then
   * it does: that request starts from a page of ours.
   */
  @Get('oauth/callback')
  @PublicRoute('asks for the session of who began, and for a state that only their browser knows')
  @ApiExcludeEndpoint()
  async callback(@Req() request: EarshotRequest, @Res() response: Response): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Referrer-Policy', 'no-referrer');
    const credential = this.authentication.credentialOf(request);
    const authenticated = credential?.kind === 'session' ? await this.authentication.use(credential) : null;
    const answer = {
      state: parameter(request, 'state'),
      code: parameter(request, 'code'),
      error: parameter(request, 'error'),
      iss: parameter(request, 'iss'),
    };
    if (authenticated === null && parameter(request, 'again') === null) {
      response.status(200).type('html').send(comeAgain(answer));
      return;
    }
    if (authenticated === null) {
      response.redirect(303, `${ADMIN_PAGE}?connect-failed=not-signed-in`);
      return;
    }
    const connected = await this.connections.finish(authenticated.actor, { ...answer, issuer: answer.iss });
    const result = connected.ok ? `connected=${connected.sourceId}` : `connect-failed=${connected.reason}`;
    response.redirect(303, `${ADMIN_PAGE}?${result}`);
  }

  /** Where this server is reached: as configured, else as this caller does. */
  private originOf(request: EarshotRequest): string {
    if (this.env.baseUrl !== null) return this.env.baseUrl.replace(/\/+$/, '');
    return `${request.protocol}://${request.headers.host ?? ''}`;
  }
}

const placeAt = (origin: string, kind: string): OwnPlace => ({
  redirectUri: `${origin}${CALLBACK_PATH}`,
  clientUrl: `${origin}${CLIENT_PATH}/${kind}.json`,
});

function parameter(request: EarshotRequest, name: string): string | null {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_PARAMETER ? value : null;
}

/** Everything in the address is percent-encoded but `&`. */
function comeAgain(answer: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams({ again: '1' });
  for (const [name, value] of Object.entries(answer)) if (value !== null) query.set(name, value);
  const address = `${CALLBACK_PATH}?${query.toString().replaceAll("'", '%27')}`.replaceAll('&', '&amp;');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${address}"><title>Earshot</title></head><body><a href="${address}">Continue</a></body></html>`;
}
