import { IconArrowLeft } from '@tabler/icons-react';
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../keyboard/use-commands.js';
import { canAct, useMe } from '../session/session.js';
import { usePhone } from '../ui/use-wide.js';
import { taskStore } from './app-tasks.js';
import { currentComposer } from './composer-state.js';
import { taskKeys } from './task-commands.js';
import { useTaskActs } from './task-acts-provider.js';
import { TaskPanel } from './task-panel.js';
import { useTaskCommands } from './use-task-commands.js';

const route = getRouteApi('/shell/desk/t/$id');
const ignore = (): void => undefined;

/** One task as a page of its own on a phone; where there is room, inside the inbox. */
export function TaskPage() {
  const { id } = route.useParams();
  const isPhone = usePhone();
  if (!isPhone) return <Navigate to="/inbox/$view" params={{ view: 'due' }} search={{ task: id }} replace />;
  return <PhoneTask id={id} />;
}

function PhoneTask({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { acts } = useTaskActs();
  const back = (): void => {
    void navigate({ to: '/inbox/$view', params: { view: 'due' } });
  };
  const { commands, dialog } = useTaskCommands({
    targets: () => [id],
    target: () => id,
    onActed: ignore,
    onCorrected: ignore,
    onCompose: ignore,
  });
  useCommands([
    ...taskKeys(commands, () => canAct(me)),
    {
      id: 'back',
      label: 'command.back',
      section: 'anywhere',
      keys: ['Escape'],
      isEnabled: () => currentComposer() === null,
      run: back,
    },
  ]);
  return (
    <>
      <p className="es-task-back">
        <Link to="/inbox/$view" params={{ view: 'due' }} className="es-icon-button">
          <IconArrowLeft size={18} aria-hidden />
          {t('inbox.view.due')}
        </Link>
      </p>
      <TaskPanel
        id={id}
        commands={commands}
        headingLevel={1}
        onSent={(task, isDone) => {
          if (isDone) acts.resolve(taskStore.get(task.id)?.task ?? task);
        }}
      />
      {dialog}
    </>
  );
}
