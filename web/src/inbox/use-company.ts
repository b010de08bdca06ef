import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { LiveMessage } from '../api/live-connection.js';
import { useLiveMessages } from '../api/live.js';
import { useMe } from '../session/session.js';
import { company } from './company.js';
import { presenceQuery, unreadQuery } from './desk-api.js';

/** Keeps marks and presence as the server has them, and as the stream tells of others. */
export function useCompany(): void {
  const me = useMe();
  const unread = useQuery(unreadQuery).data;
  const present = useQuery(presenceQuery).data;
  useEffect(() => {
    if (unread) company.keepUnread(unread);
  }, [unread]);
  useEffect(() => {
    if (present) company.keepPresent(present);
  }, [present]);
  useLiveMessages(
    useCallback(
      (message: LiveMessage) => {
        if (message.type === 'presence' && message.member.id !== me.id) company.move(message);
      },
      [me.id],
    ),
  );
}
