import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import { ConfinementService } from '../modules/confinement/confinement.service.js';
import { confine } from '../outbound/confinement.js';
import type { EarshotRequest } from './request.types.js';

/** What somebody in the sandbox of a drill asks for opens no connection either. */
@Injectable()
export class ConfinementInterceptor implements NestInterceptor {
  constructor(private readonly confinement: ConfinementService) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const { actor } = context.switchToHttp().getRequest<EarshotRequest>();
    if (actor === undefined || !(await this.confinement.isSandbox(actor.workspaceId))) return next.handle();
    return new Observable((subscriber) => confine(() => next.handle().subscribe(subscriber)));
  }
}
