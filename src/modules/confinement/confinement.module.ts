import { Module } from '@nestjs/common';
import { ConfinementService } from './confinement.service.js';

@Module({ providers: [ConfinementService], exports: [ConfinementService] })
export class ConfinementModule {}
