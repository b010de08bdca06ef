import type { Story } from '../api/listening-types.js';
import type { Mention } from '../api/types.js';

export interface VoiceGroup {
  readonly network: string;
  /** How many posts the story has there, shown or not. */
  readonly count: number;
  readonly voices: readonly Mention[];
}

/** The voices read so far by network, the loudest network first; a network with none read yet has an empty group. */
export function groupVoices(story: Story, voices: readonly Mention[]): readonly VoiceGroup[] {
  const counts = new Map(story.networks.map(({ network, count }) => [network, count]));
  for (const { network } of voices) if (!counts.has(network)) counts.set(network, 0);
  return [...counts]
    .map(([network, count]): VoiceGroup => {
      const here = voices.filter((voice) => voice.network === network);
      return { network, count: Math.max(count, here.length), voices: here };
    })
    .sort((a, b) => b.count - a.count || (a.network < b.network ? -1 : 1));
}

/** How many people a voice may reach; null where nobody knows. The API tells the logarithm to base 10. */
export const peopleReached = ({ reach, author }: Mention): number | null =>
  reach === null ? author.followers : Math.round(10 ** reach);
