/** Where the database is. Holds a password: never logged. */
export class DatabaseAddress {
  constructor(readonly url: string) {}
}
