import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { AuditModule } from '../modules/audit/audit.module.js';
import { ConfinementModule } from '../modules/confinement/confinement.module.js';
import { StaffModule } from '../modules/staff/staff.module.js';
import { AccessGuard } from './access.guard.js';
import { ConfinementInterceptor } from './confinement.interceptor.js';
import { DeniedAttempts } from './denied-attempts.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { IdempotencyStore } from './idempotency-store.js';
import { ProblemFilter } from './problem.filter.js';
import { ThrottleGuard, THROTTLERS } from './throttle.guard.js';
import { validationPipe } from './validation.js';

/** What every request passes: throttle, access, idempotency, validation, and one form of error. The order of guards is theirs here. */
@Module({
  imports: [ThrottlerModule.forRoot(THROTTLERS), AuditModule, ConfinementModule, StaffModule],
  providers: [
    DeniedAttempts,
    IdempotencyStore,
    { provide: APP_GUARD, useClass: ThrottleGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: ConfinementInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_PIPE, useFactory: validationPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [IdempotencyStore],
})
export class HttpModule {}
