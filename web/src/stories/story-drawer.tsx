import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { storyQuery } from '../api/listening-queries.js';
import { Dialog } from '../ui/dialog.js';
import { StoryPanel } from './story-panel.js';

/** A story beside the list it was found in. */
export function StoryDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const story = useQuery(storyQuery(id)).data;
  return (
    <Dialog title={t('stories.title')} onClose={onClose} isDrawer>
      {story ? (
        <p className="es-content-title" dir="auto">
          {story.title}
        </p>
      ) : null}
      {story?.taskId ? (
        <p>
          <Link to="/t/$id" params={{ id: story.taskId }} className="es-button">
            {t('mention.task')}
          </Link>
        </p>
      ) : null}
      <StoryPanel id={id} isOpenAtFirst />
    </Dialog>
  );
}
