import { useTranslation } from 'react-i18next';
import type { IdentityReason } from './api.js';

/** Why two people may be one; what speaks against it is marked as such. */
export function Reasons({ reasons }: { readonly reasons: readonly IdentityReason[] }) {
  const { t } = useTranslation();
  return (
    <ul className="es-reasons">
      {reasons.map(({ code, values, weight }) => (
        <li key={code}>
          <span aria-hidden>{weight < 0 ? '−' : '+'}</span> {t(`people.reason.${code}`, values)}
        </li>
      ))}
    </ul>
  );
}
