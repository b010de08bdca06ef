import { readFileSync } from 'node:fs';

type Schema = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;

/** An OpenAPI document, as far as checking requests and answers of a stand-in against it needs it. */
export class OpenApiDocument {
  private readonly document: Schema;

  constructor(path: string) {
    this.document = JSON.parse(readFileSync(path, 'utf8')) as Schema;
  }

  /** What of a request the document does not know. `path` is the path with its query. */
  faultsOfRequest(method: string, path: string, body: string): readonly string[] {
    const operation = this.operationOf(method, path);
    if (operation === null) return [`${method} ${path} is not in the document`];
    const known = new Set(
      ((operation['parameters'] ?? []) as readonly unknown[]).map((one) => String(this.resolve(one)['name'])),
    );
    const asked = [...new URL(path, 'http://x.example').searchParams.keys()].map((name) => name.replace(/\[\]$/, ''));
    const unknown = asked.filter((name) => !known.has(name)).map((name) => `unknown parameter ${name}`);
    const schema = this.contentOf(operation['requestBody']);
    if (schema === null) return body === '' ? unknown : [...unknown, 'a body is not expected'];
    return [...unknown, ...this.faultsOf(schema, JSON.parse(body), 'body')];
  }

  /** What of a successful answer is not as the document says. */
  faultsOfAnswer(method: string, path: string, answer: unknown): readonly string[] {
    const operation = this.operationOf(method, path);
    const responses = operation?.['responses'];
    const schema = isRecord(responses) ? this.contentOf(responses['200']) : null;
    return schema === null ? [`${method} ${path} has no answer in the document`] : this.faultsOf(schema, answer, '$');
  }

  private operationOf(method: string, path: string): Schema | null {
    const wanted = path.split('?')[0] ?? '';
    const paths = this.document['paths'] as Record<string, Schema>;
    const known =
      Object.keys(paths).find((one) => one === wanted) ??
      Object.keys(paths).find((one) => new RegExp(`^${one.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(wanted));
    const operation = known === undefined ? undefined : paths[known]?.[method.toLowerCase()];
    return isRecord(operation) ? operation : null;
  }

  private contentOf(holder: unknown): Schema | null {
    const content = isRecord(holder) ? this.resolve(holder)['content'] : undefined;
    const json = isRecord(content) ? content['application/json'] : undefined;
    return isRecord(json) && isRecord(json['schema']) ? json['schema'] : null;
  }

  private resolve(schema: unknown): Schema {
    if (!isRecord(schema)) return {};
    const reference = schema['$ref'];
    if (typeof reference !== 'string') return schema;
    const found = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((value, step) => (isRecord(value) ? value[step] : undefined), this.document);
    return this.resolve(found);
  }

  private faultsOf(given: unknown, value: unknown, path: string): readonly string[] {
    const schema = this.resolve(given);
    const choices = (schema['oneOf'] ?? schema['anyOf']) as readonly unknown[] | undefined;
    if (choices !== undefined) {
      const faults = choices.map((choice) => this.faultsOf(choice, value, path));
      const [first = []] = faults;
      return faults.some((found) => found.length === 0) ? [] : first;
    }
    const all = ((schema['allOf'] ?? []) as readonly unknown[]).flatMap((one) => this.faultsOf(one, value, path));
    const types = [schema['type']].flat().filter((type) => typeof type === 'string');
    const type = typeOf(value);
    if (types.length > 0 && !types.includes(type) && !(type === 'integer' && types.includes('number')))
      return [...all, `${path} is ${type}, not ${types.join(' or ')}`];
    const allowed = schema['enum'];
    if (Array.isArray(allowed) && !allowed.includes(value)) return [...all, `${path} is none of the values listed`];
    if (Array.isArray(value))
      return [...all, ...value.flatMap((one, i) => this.faultsOf(schema['items'], one, `${path}[${String(i)}]`))];
    return isRecord(value) ? [...all, ...this.faultsOfMembers(schema, value, path)] : all;
  }

  private faultsOfMembers(schema: Schema, value: Schema, path: string): readonly string[] {
    const required = (schema['required'] ?? []) as readonly string[];
    const properties = isRecord(schema['properties']) ? schema['properties'] : {};
    return [
      ...required.filter((name) => !(name in value)).map((name) => `${path}.${name} is missing`),
      ...Object.entries(properties).flatMap(([name, one]) =>
        value[name] === undefined ? [] : this.faultsOf(one, value[name], `${path}.${name}`),
      ),
    ];
  }
}
