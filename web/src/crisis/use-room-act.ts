import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAlertAct } from '../alerts/use-alert-act.js';
import { ApiError } from '../api/api-error.js';
import { request } from '../api/client.js';
import { announce } from '../shell/announcer.js';
import { showToast } from '../shell/toasts.js';
import { errorText } from '../ui/feedback.js';
import { roomQuery, type Room } from './api.js';
import { isOnSameGround } from './same-ground.js';

export interface RoomAct {
  /** What stands after the incident's address. */
  readonly path: string;
  readonly body?: unknown;
  /** The incident as it was seen: refused where somebody has decided something since. */
  readonly ifMatch?: number;
  /** Said when it is done. */
  readonly done?: string;
}

const send = (id: string, { path, body = {}, ifMatch }: RoomAct): Promise<Room> =>
  request<Room>(`/incidents/${id}/${path}`, {
    method: 'POST',
    body,
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });

/** An act in the room: its answer is the room as it is then. */
export function useRoomAct(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (act: RoomAct) => {
      const seen = queryClient.getQueryData(roomQuery(id).queryKey);
      try {
        return await send(id, act);
      } catch (error) {
        const isStale = error instanceof ApiError && error.code === 'stale-version';
        if (!isStale || seen === undefined || seen.version !== act.ifMatch) throw error;
        const now = await request<Room>(`/incidents/${id}`);
        if (!isOnSameGround(seen, now)) throw error;
        return send(id, { ...act, ifMatch: now.version });
      }
    },
    onSuccess: (room, { done }) => {
      queryClient.setQueryData(roomQuery(id).queryKey, room);
      if (done !== undefined) announce(done);
    },
    onError: (error) => {
      showToast({ id: `incident-${id}`, text: errorText(error), tone: 'bad', holdUntil: null, onUndo: null });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['incidents'] }),
  });
}

/** Pages the next of the chain from the room. */
export function usePageNext(id: string, done: string) {
  const queryClient = useQueryClient();
  const { mutate, isPending } = useAlertAct();
  const pageNext = (alertId: string): void => {
    mutate(
      { id: alertId, act: 'page-next' },
      {
        onSuccess: () => {
          announce(done);
        },
        onError: (error) => {
          showToast({ id: `incident-${id}`, text: errorText(error), tone: 'bad', holdUntil: null, onUndo: null });
        },
        onSettled: () => void queryClient.invalidateQueries({ queryKey: roomQuery(id).queryKey }),
      },
    );
  };
  return { pageNext, isPending };
}
