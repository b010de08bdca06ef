import { at, textOf } from '../read-json.js';
import { BlueskyRefusal, type BlueskyApi } from './bluesky-api.js';

/** The id behind a handle; null where nobody has it. */
export function resolverOf(api: BlueskyApi): (handle: string) => Promise<string | null> {
  return async (handle) => {
    try {
      const { value } = await api.get('com.atproto.identity.resolveHandle', { handle });
      return textOf(at(value, 'did')) ?? null;
    } catch (error) {
      if (error instanceof BlueskyRefusal) return null;
      throw error;
    }
  };
}
