/** A value as it leaves an engine: dates are `YYYY-MM-DD`, timestamps ISO 8601, and no value needs a library to read. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [field: string]: Value };

export type ResultRow = Readonly<Record<string, Value>>;

/** How a result's column is to be read, whatever integer or decimal type the database chose for it. */
export type ColumnKind = "text" | "number" | "boolean" | "date" | "timestamp" | "list" | "struct";

export interface ResultColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

/**
 * The answer to one query. An integer that a double cannot hold exactly stays a string of digits; NaN and infinities
 * become null.
 */
export interface QueryResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
}

/** What a query may be given: `$name` in its text stands for the parameter of that name. */
export type Parameter = string | number | boolean | null;

export type Parameters = Readonly<Record<string, Parameter>>;

/** A query whose rows another query can read under a name, as if it were a table. */
export interface NamedQuery {
  readonly name: string;
  readonly sql: string;
  readonly parameters: Parameters;
}

/** A query's declared parameter. */
export interface ParameterDeclaration {
  readonly name: string;
  readonly type: "text" | "number" | "boolean" | "date";
  readonly default: Parameter;
  readonly description: string;
}

/** A query file together with its answer at build time, as `data/queries/<folder>/<name>.json` ships it. */
export interface Snapshot {
  /** `<folder>/<name>`, the query file's path under `src/queries` without `.sql`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Key in `essay_claims` of the claim that the query tests, where there is one. */
  readonly claims: readonly string[];
  readonly sql: string;
  readonly parameters: readonly ParameterDeclaration[];
  /** Version of the catalog that gave the result. */
  readonly catalogVersion: string;
  readonly result: QueryResult;
}
