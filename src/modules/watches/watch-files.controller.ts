import { Body, Controller, Get, Header, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { WatchFileQuery, WatchImport, WatchImportResult } from './watch-files.dto.js';
import { WatchFilesService } from './watch-files.service.js';

const TYPES = { yaml: 'application/yaml; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;

@ApiTags('watches')
@Controller('watches')
export class WatchFilesController {
  constructor(private readonly files: WatchFilesService) {}

  @Get('export')
  @Access('exports', 'act')
  @Header('X-Content-Type-Options', 'nosniff')
  @ApiOperation({ summary: 'The watches you may see as a file that can be imported again' })
  @ApiProduces('application/yaml', 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@CurrentActor() actor: Actor, @Query() { format = 'yaml' }: WatchFileQuery): Promise<StreamableFile> {
    const content = await this.files.export(actor, format);
    return new StreamableFile(Buffer.from(content), {
      type: TYPES[format],
      disposition: `attachment; filename="watches.${format}"`,
    });
  }

  @Post('import')
  @HttpCode(200)
  @Access('watches', 'update')
  @ApiOperation({
    summary: 'Adds the watches of a file, and changes those of the same name',
    description:
      'Others are left alone. All or nothing: with any fault in the file nothing is written. What a file does not say of team, examples and person stays as it is.',
  })
  @ApiOkResponse({ type: WatchImportResult })
  import(@CurrentActor() actor: Actor, @Body() { format, content, dryRun }: WatchImport): Promise<WatchImportResult> {
    return this.files.import(actor, { format, content, isDryRun: dryRun ?? false });
  }
}
