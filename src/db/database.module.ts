import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions } from './data-source.js';
import { DatabaseAddress } from './database-address.js';

/** The pool, on a database that is already migrated. `DatabaseAddress` is for the few who need a connection of their own. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(url: string): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(url), retryAttempts: 0 })],
      providers: [{ provide: DatabaseAddress, useValue: new DatabaseAddress(url) }],
      exports: [DatabaseAddress],
    };
  }
}
