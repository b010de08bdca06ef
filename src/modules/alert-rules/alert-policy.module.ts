import { Module } from '@nestjs/common';
import { AlertPolicyService } from './alert-policy.service.js';
import { RulesInForce } from './rules-in-force.service.js';

@Module({ providers: [AlertPolicyService, RulesInForce], exports: [AlertPolicyService, RulesInForce] })
export class AlertPolicyModule {}
