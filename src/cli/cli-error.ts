/** Bad usage or input: exit 2. Each line stands alone, with its place where it has one. */
export class BadInput extends Error {
  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'BadInput';
  }
}

/** The command could not do what it was asked: exit 1. */
export class CommandFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandFailed';
  }
}

/** Whoever read the results has stopped reading; nothing is said about it. */
export class OutputClosed extends Error {
  constructor() {
    super('Standard output was closed.');
    this.name = 'OutputClosed';
  }
}
