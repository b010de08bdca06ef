import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client.js';
import type { Page } from '../api/types.js';

/** A phone or browser on which one is told of alerts. */
export interface Device {
  readonly id: string;
  readonly label: string;
  readonly createdAt: string;
  readonly lastDeliveredAt: string | null;
  readonly lastProblem: string | null;
  /** Its browser has ended it. */
  readonly goneAt: string | null;
}

export interface NewDevice {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly label: string;
}

export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: async ({ signal }) => (await request<Page<Device>>('/me/devices', { signal })).items,
});

export const readPushKey = async (): Promise<string> =>
  (await request<{ readonly publicKey: string }>('/me/devices/key')).publicKey;

export const addDevice = (device: NewDevice): Promise<Device> =>
  request<Device>('/me/devices', { method: 'POST', body: device });

export const removeDevice = (id: string): Promise<undefined> =>
  request<undefined>(`/me/devices/${id}`, { method: 'DELETE' });

export const testDevice = (id: string): Promise<Device> =>
  request<Device>(`/me/devices/${id}/test`, { method: 'POST', body: {} });
