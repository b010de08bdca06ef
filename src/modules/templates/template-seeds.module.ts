import { Module } from '@nestjs/common';
import { TemplateSeeds } from './template-seeds.service.js';

@Module({ providers: [TemplateSeeds], exports: [TemplateSeeds] })
export class TemplateSeedsModule {}
