import { randomUUID } from 'node:crypto';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { DeviceKey, DevicePage, DeviceView, NewDevice } from './devices.dto.js';
import { DevicesService } from './devices.service.js';

@ApiTags('me')
@Controller('me/devices')
export class DevicesController {
  constructor(private readonly devices: DevicesService) {}

  @Get()
  @Access('own-account', 'read')
  @ApiOperation({ summary: 'The phones and browsers one is told of alerts on' })
  @ApiOkResponse({ type: DevicePage })
  async list(@CurrentActor() actor: Actor): Promise<DevicePage> {
    return { items: await this.devices.list(actor), nextCursor: null };
  }

  @Get('key')
  @Access('own-account', 'read')
  @ApiOperation({ summary: 'The key a browser subscribes for' })
  @ApiOkResponse({ type: DeviceKey })
  async key(@CurrentActor() actor: Actor): Promise<DeviceKey> {
    return { publicKey: await this.devices.publicKey(actor) };
  }

  @Post()
  @Access('own-account', 'create')
  @ApiOperation({ summary: 'Sets up this browser with the subscription it has made' })
  @ApiCreatedResponse({ type: DeviceView })
  add(@CurrentActor() actor: Actor, @Body() device: NewDevice): Promise<DeviceView> {
    return this.devices.add(actor, device);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('own-account', 'delete')
  @ApiNoContentResponse()
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.devices.remove(actor, id);
  }

  @Post(':id/test')
  @HttpCode(200)
  @Access('own-account', 'act')
  @ApiOperation({ summary: 'Sends a notice to this device now; refused with the reason where it is not taken' })
  @ApiOkResponse({ type: DeviceView })
  test(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<DeviceView> {
    return this.devices.test(actor, id, `test-${randomUUID()}`);
  }
}
