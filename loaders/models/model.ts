import * as v from "valibot";
import { type TableName, tableNamed } from "../../src/schema/tables.ts";
import type { Tables } from "../dataset.ts";
import { flatRow } from "../flat-row.ts";

/** What a model says of one quantity in one scenario. */
export interface ModelResult {
  /** Letters, digits and `-`, with `.` and `_` inside; so is `quantity`. */
  readonly scenario: string;
  readonly quantity: string;
  readonly value: number;
  /** Least and greatest value over the stated ranges of the inputs; null where no range is stated. */
  readonly low: number | null;
  readonly high: number | null;
  /** `1` for a ratio or a count without a unit. */
  readonly unit: string;
  readonly assumptions: string;
  /** Rows that it rests on, as `table:key`. */
  readonly inputs: readonly string[];
  readonly note?: string;
}

/** A model that computes results from the dataset at assembly, by pure functions of `src/analysis`. */
export interface Model {
  /** The name of its file in this folder, and of its rows in `model_results`. */
  readonly name: string;
  /** Every result for which the tables hold the inputs; a model leaves out what they do not. */
  readonly results: (tables: Tables) => readonly ModelResult[];
}

/** The rows of a table as a model needs them, with the columns that the database has. */
export function modelRows<R>(tables: Tables, name: TableName, row: v.GenericSchema<unknown, R>): readonly R[] {
  return v.parse(
    v.array(row),
    tables[name].map((parsed) => flatRow(tableNamed(name), parsed)),
  );
}
