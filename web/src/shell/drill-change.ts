import { useEffect, useRef } from 'react';
import { meQuery } from '../api/queries.js';
import { queryClient } from '../api/query-client.js';
import type { Me } from '../api/types.js';

const NAME = 'earshot-drill';
/** How long a page may show a drill that is over: it ends by itself, without a word. */
const LOOK_AGAIN_MS = 10_000;

/** All tabs are one session: when it goes into a drill, or out of it, none may show the other side any longer; nor may this one. */
export function tellDrillChange(): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(null);
  channel.close();
}

/** Leaves the page as soon as it shows a workspace in which the session is not any more. */
export function useDrillChange({ id, drill }: Me): void {
  const was = useRef({ id, drillId: drill?.id });
  const drillId = drill?.id;
  useEffect(() => {
    if (was.current.id === id && was.current.drillId === drillId) return;
    location.assign(
      was.current.drillId === undefined || drillId !== undefined ? '/' : `/drills/${was.current.drillId}`,
    );
  }, [id, drillId]);
  useEffect(() => {
    const channel = new BroadcastChannel(NAME);
    channel.onmessage = (): void => void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    return () => {
      channel.close();
    };
  }, []);
  useEffect(() => {
    if (drillId === undefined) return undefined;
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: meQuery.queryKey }), LOOK_AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [drillId]);
}
