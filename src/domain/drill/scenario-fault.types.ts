export interface ScenarioFault {
  /** Where it is, such as `posts[3].by`; empty: the file as a whole. */
  readonly place: string;
  readonly message: string;
}
