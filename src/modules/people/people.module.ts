import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { LiveModule } from '../live/live.module.js';
import { DeletionsModule } from '../rights/deletions.module.js';
import { RightsModule } from '../rights/rights.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ImportPeopleService } from './import-people.service.js';
import { KnowPeopleJob } from './know-people.job.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { PeopleSettingsModule } from './people-settings.module.js';
import { PersonContacts } from './person-contacts.service.js';
import { PersonFacts } from './person-facts.service.js';
import { PersonHistory } from './person-history.service.js';
import { PersonMerges } from './person-merges.service.js';
import { PersonRights } from './person-rights.service.js';
import { PersonSuggestions } from './person-suggestions.service.js';
import { PersonTasks } from './person-tasks.service.js';
import { TaskJourney } from './task-journey.service.js';

/** Customers: persons joined from handles with evidence. */
@Module({
  imports: [AuditModule, DeletionsModule, LiveModule, PeopleSettingsModule, RightsModule, TasksModule],
  controllers: [PeopleController],
  providers: [
    ImportPeopleService,
    KnowPeopleJob,
    PeopleService,
    PersonContacts,
    PersonFacts,
    PersonHistory,
    PersonMerges,
    PersonRights,
    PersonSuggestions,
    PersonTasks,
    TaskJourney,
  ],
  exports: [KnowPeopleJob, PeopleService, PersonHistory],
})
export class PeopleModule {}
