import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../domain/access/access.types.js';
import { Env } from '../../env.js';
import { AppError } from '../../errors.js';
import { Access, PublicRoute } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { isLoopbackHost } from '../../http/origin.js';
import type { EarshotRequest } from '../../http/request.types.js';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../../http/session-cookie.js';
import { StrictThrottle } from '../../http/throttle.guard.js';
import { AccountService } from './account.service.js';
import { CsrfDto, DemoSignInDto, SignedInDto, SignInDto, SignInOptionsDto, UseLinkDto } from './session.dto.js';
import { LONGEST_SECONDS } from './session.service.js';
import { SignInService, type SignedIn, type Visitor } from './sign-in.service.js';
import { csrfTokenOf, hashSecret } from '../../http/token-hash.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly env: Env,
    private readonly signIn: SignInService,
    private readonly accounts: AccountService,
  ) {}

  @Post()
  @PublicRoute('This is how one signs in; guessing is slowed down per account and address.')
  @StrictThrottle()
  @ApiOperation({ summary: 'Signs in with e-mail and password and sets the session cookie.' })
  @ApiCreatedResponse({ type: SignedInDto })
  async start(
    @Body() body: SignInDto,
    @Req() request: EarshotRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInDto> {
    const signedIn = await this.signIn.signIn(body.email, body.password, this.visitorOf(request));
    return this.welcome(request, response, signedIn);
  }

  @Post('link')
  @PublicRoute('The one-time token in the body is the proof.')
  @StrictThrottle()
  @ApiOperation({ summary: 'Uses a set-up, invitation or reset link: sets the password and signs in.' })
  @ApiCreatedResponse({ type: SignedInDto })
  async useLink(
    @Body() body: UseLinkDto,
    @Req() request: EarshotRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInDto> {
    const signedIn = await this.signIn.useLink(body, this.visitorOf(request));
    return this.welcome(request, response, signedIn);
  }

  @Post('demo')
  @PublicRoute('Enters the demo workspace only, and only on loopback while the demo is on.')
  @StrictThrottle()
  @ApiOperation({ summary: 'Signs in to the demo workspace in a role.' })
  @ApiCreatedResponse({ type: SignedInDto })
  async startDemo(
    @Body() body: DemoSignInDto,
    @Req() request: EarshotRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInDto> {
    if (!isLoopbackHost(request))
      throw new AppError('not-found', 'demo-not-found', { detail: 'There is no demo here.' });
    const signedIn = await this.signIn.signInToDemo(body.role, this.visitorOf(request));
    return this.welcome(request, response, signedIn);
  }

  @Get('options')
  @PublicRoute('Tells the sign-in page what to show; holds nothing about anybody.')
  @ApiOperation({ summary: 'What the sign-in page offers.' })
  @ApiOkResponse({ type: SignInOptionsDto })
  async options(@Req() request: EarshotRequest): Promise<SignInOptionsDto> {
    const options = await this.signIn.options();
    return isLoopbackHost(request) ? options : { ...options, demo: false, demoRoles: [] };
  }

  @Get('csrf')
  @Access('own-account', 'read')
  @ApiOperation({ summary: 'The CSRF token of this session, for a page that was loaded again.' })
  @ApiOkResponse({ type: CsrfDto })
  csrf(@Req() request: EarshotRequest): CsrfDto {
    const cookie = request.credential?.kind === 'session' ? readSessionCookie(request, this.env) : null;
    if (cookie === null) throw new AppError('invalid', 'no-session', { detail: 'A bearer token needs no CSRF token.' });
    return { csrfToken: csrfTokenOf(cookie) };
  }

  @Delete()
  @HttpCode(204)
  @Access('own-account', 'act')
  @ApiOperation({ summary: 'Signs out: ends this session.' })
  @ApiNoContentResponse()
  async end(
    @CurrentActor() actor: Actor,
    @Req() request: EarshotRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    if (request.credential) await this.signIn.signOut(actor, request.credential.hash);
    clearSessionCookie(request, response, this.env);
  }

  private visitorOf(request: EarshotRequest): Visitor {
    const cookie = readSessionCookie(request, this.env);
    return {
      address: request.ip ?? 'unknown',
      userAgent: request.headers['user-agent'] ?? null,
      replacedHash: cookie === null ? null : hashSecret(cookie),
    };
  }

  private async welcome(request: EarshotRequest, response: Response, signedIn: SignedIn): Promise<SignedInDto> {
    setSessionCookie(request, response, this.env, signedIn.cookieValue, LONGEST_SECONDS);
    return { csrfToken: signedIn.csrfToken, me: await this.accounts.get(signedIn.memberId) };
  }
}
