import type { TableName } from "../../schema/tables.js";
import type { Scenario, ScenarioRow } from "../scenario.js";
import type { Verdict } from "../verdict.js";
import type { Copy } from "./additions.js";
import type { Question } from "./question.js";

/** One date of one row, moved. */
export interface DateMove {
  readonly kind: "date";
  readonly table: TableName;
  readonly row: ScenarioRow;
  readonly column: string;
  /** Negative where the date is moved back. */
  readonly months: number;
}

export interface Addition extends Copy {
  readonly kind: "addition";
}

export interface Removal {
  readonly kind: "removal";
  /** More than one where no row alone carries the verdict. */
  readonly rows: readonly { readonly table: TableName; readonly row: ScenarioRow }[];
}

/** A change of the record that flips the verdict, and to what. */
export interface Flip {
  readonly change: DateMove | Addition | Removal;
  readonly scenario: Scenario;
  readonly verdict: Verdict;
}

/** Flips of one kind, the least first, and how many changes were tried. */
export interface Found {
  readonly flips: readonly Flip[];
  readonly tried: number;
}

export type Judge = (scenario: Scenario) => Promise<Verdict>;

/** Runs a bet under a scenario for its verdict alone. */
export const judgeOf =
  ({ run }: Question): Judge =>
  async (scenario) =>
    (await run(scenario)).verdict;

/** The most flips of a kind that are kept. */
export const MOST = 5;
