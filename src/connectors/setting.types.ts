/** A source's configuration at the moment of a call. Credentials are decrypted just before and never logged. */
export interface SourceSettings<S = object> {
  readonly sourceId: string;
  readonly settings: S;
  readonly credentials: Readonly<Record<string, string>>;
}

export type SettingsClass<T extends object = object> = new () => T;

/** Field of a connector's form, shown by `GET /connectors`. */
export interface SettingField {
  readonly name: string;
  /** `urls`: one address or several, separated by commas. Credentials never go to an address they were not given for. */
  readonly kind: 'text' | 'url' | 'urls' | 'number' | 'boolean';
  readonly required: boolean;
  /** Credentials given under one value of it are not used under another: a server's name, how the connection is protected. */
  readonly bindsCredentials?: boolean;
  /** Fewest characters of a text. */
  readonly minLength?: number;
  /** English sentence; the interface may translate it by `connector.name`. */
  readonly description: string;
}
