import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Columns are snake_case in the database and camelCase in code, so that hand-written SQL needs no quotes. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    return snake([...prefixes, customName ?? propertyName].join('_'));
  }

  override tableName(targetName: string, customName: string | undefined): string {
    return customName ?? snake(targetName);
  }

  override primaryKeyName(table: { name: string } | string): string {
    return `${typeof table === 'string' ? table : table.name}_pkey`;
  }
}
