import { Controller, Get, Header, HttpCode, Param, Post, Query, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { wordsIn } from '../../domain/on-call/spoken-words.js';
import { PublicRoute } from '../../http/access.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { StrictThrottle } from '../../http/throttle.guard.js';
import { PagedAlertView, PageTokenQuery, PressedKeyQuery } from './alert-page.dto.js';
import { PagedAlerts } from './paged-alerts.service.js';

const KEY_WHY =
  'the signed address of one call: it acknowledges one alert for one person, for half an hour, and shows nothing';
const WHY = 'the signed token of a page: one alert, one person, half an hour';

/** Where a page leads, also with an expired session. Reading never acknowledges: programs open links before people do. */
@ApiTags('alerts')
@Controller('a/:id')
export class PagedAlertsController {
  constructor(private readonly alerts: PagedAlerts) {}

  @Get()
  @PublicRoute(WHY)
  @StrictThrottle()
  @ApiOkResponse({ type: PagedAlertView })
  look(@Param('id', IdPipe) id: string, @Query() { t }: PageTokenQuery): Promise<PagedAlertView> {
    return this.alerts.look(id, t, new Date());
  }

  @Post('acknowledge')
  @HttpCode(200)
  @PublicRoute(WHY)
  @StrictThrottle()
  @ApiOperation({ summary: 'Takes the alert and its incident on; the same when it is said twice' })
  @ApiOkResponse({ type: PagedAlertView })
  acknowledge(@Param('id', IdPipe) id: string, @Query() { t }: PageTokenQuery): Promise<PagedAlertView> {
    return this.alerts.acknowledge(id, t, new Date());
  }

  @Post('pass')
  @HttpCode(200)
  @PublicRoute(WHY)
  @StrictThrottle()
  @ApiOperation({ summary: 'Not me: the next of the chain is paged at once' })
  @ApiOkResponse({ type: PagedAlertView })
  pass(@Param('id', IdPipe) id: string, @Query() { t }: PageTokenQuery): Promise<PagedAlertView> {
    return this.alerts.pass(id, t, new Date());
  }

  /** The one address that a telephone service is given: it takes a form with `Digits` and answers with what the call says. */
  @Post('key')
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  @PublicRoute(KEY_WHY)
  @StrictThrottle()
  @ApiOperation({ summary: 'A key pressed in a call: 1 acknowledges; the same when it is pressed twice' })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiProduces('text/xml')
  async pressKey(
    @Param('id', IdPipe) id: string,
    @Query() { t, language = 'en-GB' }: PressedKeyQuery,
    @Req() request: RawBodyRequest<Request>,
  ): Promise<string> {
    const digits = new URLSearchParams(request.rawBody?.toString('utf8') ?? '').get('Digits') ?? '';
    const said = wordsIn(language)[await this.alerts.pressKey(id, t, digits, new Date())];
    return `<?xml version="1.0" encoding="UTF-8"?><Response><Say language="${language}">${said}</Say></Response>`;
  }
}
