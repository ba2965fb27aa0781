import type { Column, Reference } from "./column.js";
import type { SqlType } from "./sql.js";

/** The data dictionary: what `data/dictionary.json` tells a reader of every table, column and rule. */
export interface Dictionary {
  /** Version of the catalog that it describes. */
  readonly version: string;
  readonly tables: readonly DictionaryTable[];
  readonly views: readonly DictionaryView[];
  /** Conditions that tie rows together. */
  readonly rules: readonly { readonly description: string; readonly tables: readonly string[] }[];
}

export interface DictionaryTable {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly rowCount: number;
  /** Rows for each mark of evidence. */
  readonly evidence: Readonly<Record<string, number>>;
  readonly key: readonly string[];
  readonly unique: readonly (readonly string[])[];
  /** Conditions that tie the columns of one row together. */
  readonly rules: readonly string[];
  readonly columns: readonly DictionaryColumn[];
}

export interface DictionaryColumn {
  readonly name: string;
  readonly type: Column["type"];
  readonly sqlType: SqlType;
  readonly description: string;
  readonly unit: string | null;
  readonly required: boolean;
  /** Rows that have a value. */
  readonly filled: number;
  readonly pattern: string | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Allowed values with their meanings and how many rows have each; empty where any value may stand. */
  readonly values: readonly { readonly value: string; readonly meaning: string; readonly count: number }[];
  readonly references: Reference | null;
}

export interface DictionaryView {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Tables on which it rests, through other views too. */
  readonly tables: readonly string[];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}
