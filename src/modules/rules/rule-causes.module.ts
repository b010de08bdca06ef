import { Module } from '@nestjs/common';
import { RuleCauses } from './rule-causes.service.js';

/** Apart from the rules themselves, which act on tasks: whoever opens or changes tasks writes causes. */
@Module({ providers: [RuleCauses], exports: [RuleCauses] })
export class RuleCausesModule {}
