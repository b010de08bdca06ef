import { request } from '../api/client.js';
import { tellDrillChange } from '../shell/drill-change.js';

/** From then on the session is that of one's stand-in in the sandbox: every open page begins anew. */
export async function enterDrill(id: string): Promise<void> {
  await request<undefined>(`/drills/${id}/enter`, { method: 'POST', body: {} });
  tellDrillChange();
}

/** Home again, to where the drill can be seen from outside. */
export async function leaveDrill(): Promise<void> {
  await request<undefined>('/drills/leave', { method: 'POST', body: {} });
  tellDrillChange();
}
