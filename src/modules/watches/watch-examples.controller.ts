import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { testExamples } from '../../domain/watch/test-examples.js';
import { Access } from '../../http/access.decorator.js';
import { invalidQuery } from './watch-checks.js';
import { ExampleResults, ExamplesToTest } from './watch-examples.dto.js';

@ApiTags('watches')
@Controller('watches')
export class WatchExamplesController {
  @Post('test')
  @HttpCode(200)
  @Access('watches', 'read')
  @ApiOperation({ summary: 'Tries a query on examples' })
  @ApiOkResponse({ type: ExampleResults })
  test(@Body() { query, languages, examples }: ExamplesToTest): ExampleResults {
    const tested = testExamples(query, languages ?? [], examples);
    if (!tested.ok) throw invalidQuery(tested);
    const results = tested.results.map((result) => ({
      ...result,
      spans: result.spans.map(([start, end]): [number, number] => [start, end]),
    }));
    const passed = results.filter(({ isGreen }) => isGreen).length;
    return { passed, failed: results.length - passed, results };
  }
}
