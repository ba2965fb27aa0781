import * as v from "valibot";
import type { QueryResult } from "../../engine/result.js";
import { readResult } from "../../engine/snapshot.js";
import { type ChartSpec, chartSpecSchema } from "../document/chart-spec.js";

/** What the gallery tells of an analysis, as the build found it. */
export interface GalleryCard {
  readonly name: string;
  readonly question: string;
  /** The answer's words with its values between them: one word more than values. */
  readonly answer: { readonly words: readonly string[]; readonly values: readonly string[] };
  readonly chart: { readonly spec: ChartSpec; readonly result: QueryResult };
  readonly cells: number;
  /** Tables and views of the dataset that its queries read. */
  readonly tables: readonly string[];
  /** Labels of what a reader can set. */
  readonly parameters: readonly string[];
  /** Opens it in the workbench, from a page at the site's front. */
  readonly href: string;
}

const texts = v.pipe(v.array(v.string()), v.readonly());

const card = v.object({
  name: v.string(),
  question: v.string(),
  answer: v.object({ words: texts, values: texts }),
  chart: v.object({ spec: chartSpecSchema, result: v.unknown() }),
  cells: v.number(),
  tables: texts,
  parameters: texts,
  href: v.string(),
});

/** Reads what the build wrote. @throws where it is no list of cards */
export function readCards(json: unknown): readonly GalleryCard[] {
  return v.parse(v.array(card), json).map(({ chart, ...rest }) => ({
    ...rest,
    chart: { spec: chart.spec, result: readResult(chart.result) },
  }));
}
