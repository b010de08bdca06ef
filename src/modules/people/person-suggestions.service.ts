import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/access/access.types.js';
import { seesMasked } from '../../domain/access/sees-masked.js';
import { compareIdentities } from '../../domain/identity/compare-identities.js';
import type { SuggestionDto } from './people.dto.js';
import { PeopleService } from './people.service.js';
import { PersonFacts } from './person-facts.service.js';
import { findPerson } from './person-scope.js';

const MOST = 20;

/** Who else a person may be. */
@Injectable()
export class PersonSuggestions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: PersonFacts,
    private readonly people: PeopleService,
  ) {}

  /** The likeliest first. Nobody for who sees people masked: a reason would say what is hidden. */
  async suggest(actor: Actor, id: string): Promise<SuggestionDto[]> {
    const personId = await findPerson(this.dataSource, actor, id, 'read');
    if (seesMasked(actor)) return [];
    const candidates = await this.facts.candidates(this.dataSource, actor.workspaceId, personId);
    const facts = await this.facts.read(this.dataSource, actor.workspaceId, [personId, ...candidates]);
    const own = facts.find((each) => each.id === personId);
    if (own === undefined) return [];
    const judged = facts
      .filter((each) => each.id !== personId)
      .map((each) => ({ id: each.id, ...compareIdentities(own, each) }))
      .filter(({ verdict }) => verdict !== 'unknown')
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, MOST);
    const rows = await this.people.rowsOf(
      actor,
      judged.map((each) => each.id),
    );
    return judged.flatMap(({ id: otherId, confidence, verdict, reasons }) => {
      const person = rows.find((row) => row.id === otherId);
      return person === undefined ? [] : [{ person, confidence, verdict, reasons: [...reasons] }];
    });
  }
}
