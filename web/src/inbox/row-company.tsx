import { initialsOf, usePresent } from './company.js';

const SHOWN = 3;

/** Who else has this task before them. */
export function RowCompany({ id }: { readonly id: string }) {
  const present = usePresent(id);
  if (present.length === 0) return null;
  const names = present.map(({ member }) => member.name).join(', ');
  return (
    <span className="es-row-company" role="img" aria-label={names} title={names}>
      {present.slice(0, SHOWN).map(({ member, doing }) => (
        <span key={member.id} className={doing === 'typing' ? 'es-avatar es-avatar-typing' : 'es-avatar'}>
          {initialsOf(member.name)}
        </span>
      ))}
    </span>
  );
}
