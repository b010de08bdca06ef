import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isOpenAt, nextOpeningAt } from '../../domain/clock/due-at.js';
import { CalendarsService } from '../calendars/calendars.service.js';
import type { ClockDto, TaskDto } from './task-view.types.js';

/** As the database gives it: which hours count for a clock that runs by a calendar. */
interface ClockRow extends Omit<ClockDto, 'pausedUntil'> {
  readonly hours: { readonly id: string; readonly version: number; readonly asOf: string } | null;
}

export interface TaskRow extends Omit<TaskDto, 'clocks'> {
  readonly clocks: readonly ClockRow[];
}

/** Says of running clocks whose hours are closed when they open. */
@Injectable()
export class ClockHours {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calendars: CalendarsService,
  ) {}

  async show(tasks: readonly TaskRow[]): Promise<TaskDto[]> {
    const wanted = tasks.flatMap(({ clocks }) => clocks.flatMap(({ hours }) => (hours === null ? [] : [hours])));
    const rules = await this.calendars.rulesOf(this.dataSource, wanted);
    const shown = ({ hours, ...clock }: ClockRow): ClockDto => {
      if (hours === null) return { ...clock, pausedUntil: null };
      const [calendar, now] = [rules(hours.id, hours.version), new Date(hours.asOf)];
      if (isOpenAt(now, calendar)) return { ...clock, pausedUntil: null };
      return { ...clock, state: 'paused', pausedUntil: nextOpeningAt(now, calendar)?.toISOString() ?? null };
    };
    return tasks.map((task) => ({ ...task, clocks: task.clocks.map(shown) }));
  }
}
