import { request } from '../api/client.js';

export interface MediaRule {
  readonly isPossible: boolean;
  readonly reason: string | null;
  readonly types?: readonly string[];
  readonly maxBytes?: number;
  readonly maxCount?: number;
  readonly maxAltLength?: number;
}

export interface MediaRules {
  readonly public: MediaRule;
  readonly private: MediaRule;
}

export interface ReplyMedia {
  readonly id: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly altText: string;
}

export const mediaRulesQuery = (taskId: string) => ({
  queryKey: ['reply-media', taskId],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    request<MediaRules>(`/tasks/${taskId}/reply-media`, { signal }),
  staleTime: 300_000,
});

/** The bytes as base64, without the head of a data address. */
async function base64Of(file: File): Promise<string> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      if (typeof reader.result === 'string') resolve(reader.result);
      else reject(new Error('unreadable'));
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('unreadable'));
    };
    reader.readAsDataURL(file);
  });
  return address.slice(address.indexOf(',') + 1);
}

export async function uploadPicture(file: File, altText: string): Promise<ReplyMedia> {
  return request<ReplyMedia>('/reply-media', { method: 'POST', body: { content: await base64Of(file), altText } });
}

export const removePicture = (id: string): Promise<undefined> =>
  request<undefined>(`/reply-media/${id}`, { method: 'DELETE' });
