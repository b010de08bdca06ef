import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { contactKey } from '../../domain/identity/contact-key.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { invalid } from '../../errors.js';
import type { ContactKind, ContactSource } from './people.types.js';

export interface NewContact {
  readonly workspaceId: string;
  readonly personId: string;
  readonly kind: ContactKind;
  /** Null takes away every one of the kind. */
  readonly value: string | null;
  readonly source: ContactSource;
}

const FIELD: Readonly<Record<ContactKind, string>> = {
  email: 'email',
  phone: 'phone',
  'customer-number': 'customerNumber',
};

/** By what a person is reached and recognised. */
@Injectable()
export class PersonContacts {
  /** The newest is shown; those before stay, as people have several. What was verified once is not made less. */
  async write(tx: EntityManager, { workspaceId, personId, kind, value, source }: NewContact): Promise<void> {
    if (value === null) {
      await tx.query('DELETE FROM person_contact WHERE person_id = $1 AND kind = $2', [personId, kind]);
      return;
    }
    const text = cleanText(value).trim();
    const key = contactKey(kind, text);
    if (key === null) {
      const message = `This is no ${kind === 'email' ? 'e-mail address' : kind.replace('-', ' ')}.`;
      throw invalid('bad-contact', message, [{ field: FIELD[kind], message }]);
    }
    await tx.query(
      `INSERT INTO person_contact AS c (workspace_id, person_id, kind, value, value_key, source)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (person_id, kind, value_key) DO UPDATE SET value = excluded.value,
         source = CASE WHEN c.source = 'agent' THEN excluded.source ELSE c.source END`,
      [workspaceId, personId, kind, text, key, source],
    );
  }
}
