import { type AxisId, type Level, RUBRICS, type Rubric } from "../../analysis/rubric-text.js";
import { type Choice, readChoice } from "../../ui/choice.js";
import type { PageState } from "../../ui/url-state.js";
import type { LevelRow } from "./rows.js";

/** A technique that shows one level of one axis. */
export interface LevelExample {
  readonly architectureId: string;
  readonly name: string;
  readonly category: string;
  readonly nRaters: number;
  readonly rater: string;
  readonly reason: string;
  readonly evidence: "seen" | "recalled" | "disputed";
}

/** What is on record for one level. */
export interface LevelRecord {
  /** Techniques that every rater of the version gives this level. */
  readonly nAgreed: number;
  /** Techniques that only some of their raters give it. */
  readonly nSplit: number;
  readonly examples: readonly LevelExample[];
}

export const LATEST_VERSION = Math.max(...RUBRICS.map(({ version }) => version));

/** The choice between the rubric's wordings, the latest first. */
export const VERSION_CHOICE: Choice<string> = {
  key: "version",
  legend: "Version of the rubric",
  options: RUBRICS.toSorted((a, b) => b.version - a.version).map(({ version }) => ({
    value: String(version),
    label: `Version ${version}`,
  })),
  standard: String(LATEST_VERSION),
};

/** The wording that the address asks for. */
export function chosenRubric(state: Pick<PageState, "get">): Rubric {
  const { value } = readChoice(state, VERSION_CHOICE);
  const rubric = RUBRICS.find(({ version }) => String(version) === value);
  if (rubric === undefined) throw new Error(`The rubric has no version ${value}`);
  return rubric;
}

/**
 * The version whose ratings illustrate a wording: its own, or the latest other one as long as nobody has rated by it.
 * Null where there are no ratings at all.
 */
export function illustratingVersion(rows: readonly LevelRow[], version: number): number | null {
  const rated = new Set(rows.map((row) => row.rubric_version));
  if (rated.has(version)) return version;
  return rated.size === 0 ? null : Math.max(...rated);
}

/** What is on record for one level of one axis under one version's ratings. */
export function recordOf(rows: readonly LevelRow[], version: number | null, axis: AxisId, level: Level): LevelRecord {
  const own = rows.filter((row) => row.rubric_version === version && row.axis === axis && row.level === level);
  const [first] = own;
  return {
    nAgreed: first?.n_agreed ?? 0,
    nSplit: first?.n_split ?? 0,
    examples: own.flatMap(exampleOf),
  };
}

function exampleOf(row: LevelRow): LevelExample[] {
  const { architecture_id, name, category, n_raters, rater, reason, evidence } = row;
  if (architecture_id === null || name === null || category === null || rater === null) return [];
  if (n_raters === null || reason === null || evidence === null) return [];
  return [{ architectureId: architecture_id, name, category, nRaters: n_raters, rater, reason, evidence }];
}
