import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { queryString, request } from '../api/client.js';
import type { Page } from '../api/types.js';
import type { CalendarHours, CalendarPreset, CalendarPreview, OpeningCalendar } from './calendar-types.js';

export const calendarsQuery = infiniteQueryOptions({
  queryKey: ['calendars', 'list'],
  queryFn: ({ pageParam }) =>
    request<Page<OpeningCalendar>>(`/calendars${queryString({ limit: 100, cursor: pageParam ?? undefined })}`),
  initialPageParam: null as string | null,
  getNextPageParam: (page: Page<OpeningCalendar>) => page.nextCursor,
});

export const calendarQuery = (id: string) =>
  queryOptions({ queryKey: ['calendars', id], queryFn: () => request<OpeningCalendar>(`/calendars/${id}`) });

export const presetsQuery = queryOptions({
  queryKey: ['calendars', 'presets'],
  queryFn: async () => (await request<Page<CalendarPreset>>('/calendars/presets')).items,
  staleTime: Infinity,
});

export const calendarPreviewQuery = (hours: CalendarHours) =>
  queryOptions({
    queryKey: ['calendars', 'preview', hours],
    queryFn: ({ signal }) =>
      request<CalendarPreview>('/calendars/preview', { method: 'POST', body: { calendar: hours }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
