import { Module } from '@nestjs/common';
import { OnCallBook } from './on-call-book.service.js';

/** What alerts need to know of the schedule; it knows nothing of alerts. */
@Module({ providers: [OnCallBook], exports: [OnCallBook] })
export class OnCallBookModule {}
