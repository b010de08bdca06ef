import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { AccountService } from './account.service.js';
import { AuthenticationService } from './authentication.service.js';
import { FirstAdminService } from './first-admin.service.js';
import { MeController } from './me.controller.js';
import { OneTimeLinkService } from './one-time-link.service.js';
import { PasswordService } from './password.service.js';
import { SecretBox } from './secret-box.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInThrottleService } from './sign-in-throttle.service.js';
import { SignInService } from './sign-in.service.js';
import { StaffService } from './staff.service.js';
import { TeamService } from './team.service.js';
import { TeamsController } from './teams.controller.js';
import { TokenService } from './token.service.js';
import { TokensController } from './tokens.controller.js';
import { UsersController } from './users.controller.js';

/** People, teams, sessions, tokens, and the box for stored secrets. */
@Module({
  imports: [AuditModule, WorkspacesModule],
  controllers: [SessionController, MeController, UsersController, TeamsController, TokensController],
  providers: [
    AccountService,
    AuthenticationService,
    FirstAdminService,
    OneTimeLinkService,
    PasswordService,
    SecretBox,
    SessionService,
    SignInService,
    SignInThrottleService,
    StaffService,
    TeamService,
    TokenService,
  ],
  exports: [
    AuthenticationService,
    PasswordService,
    SecretBox,
    SessionService,
    SignInThrottleService,
    StaffService,
    TokenService,
  ],
})
export class StaffModule {}
