import { useTranslation } from 'react-i18next';

export interface MoreButtonProps {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** Below a list that is read page by page: nothing once all of it is there. */
export function MoreButton({ hasNextPage, isFetchingNextPage, fetchNextPage }: MoreButtonProps) {
  const { t } = useTranslation();
  if (!hasNextPage) return null;
  return (
    <p>
      <button type="button" className="es-button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {t('common.more')}
      </button>
    </p>
  );
}
