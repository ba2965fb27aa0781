import * as v from "valibot";
import type { Rating, Technique } from "../../analysis/trial/technique.js";
import type { TrialInput } from "../../analysis/trial/trial.js";
import type { QueryResult } from "../../engine/result.js";
import { readRows } from "../../tables/rows.js";

const level = v.picklist([0, 1, 2]);

const techniqueRow = v.pipe(
  v.object({
    architecture_id: v.string(),
    name: v.string(),
    category: v.string(),
    introduced: v.string(),
    rated_months_late: v.nullable(v.number()),
    rubric_version: v.number(),
    h: v.number(),
    e: v.number(),
    zone: v.picklist(["green", "yellow", "orange", "red"]),
    small_scale_result: v.nullable(v.picklist(["worse", "parity", "better"])),
    adoption_2025: v.number(),
    status: v.nullable(v.picklist(["reached", "not_reached", "undated"])),
    months: v.nullable(v.number()),
    evidence: v.string(),
  }),
  v.transform(
    (row): Technique => ({
      id: row.architecture_id,
      name: row.name,
      category: row.category,
      introduced: row.introduced,
      ratedMonthsLate: row.rated_months_late ?? 0,
      rubricVersion: row.rubric_version,
      h: row.h,
      e: row.e,
      zone: row.zone,
      smallScale: row.small_scale_result,
      adoption: row.adoption_2025,
      // A technique from after 2025 was not watched at all.
      status: row.status ?? "undated",
      months: row.months,
      seen: row.evidence === "seen",
    }),
  ),
);

const ratingRow = v.pipe(
  v.object({
    architecture_id: v.string(),
    rater: v.string(),
    rubric_version: v.number(),
    ga: level,
    mal: level,
    par: level,
    sti_introduction: level,
    im_introduction: level,
    sti_2025: level,
    im_2025: level,
  }),
  v.transform(
    (row): Rating => ({
      architectureId: row.architecture_id,
      rater: row.rater,
      rubricVersion: row.rubric_version,
      ga: row.ga,
      mal: row.mal,
      par: row.par,
      stiIntroduction: row.sti_introduction,
      imIntroduction: row.im_introduction,
      sti2025: row.sti_2025,
      im2025: row.im_2025,
    }),
  ),
);

/**
 * Reads what the trial needs from the results of its two queries.
 *
 * @throws an error that names the first column that is missing or of another kind
 */
export function trialInput(techniques: QueryResult, ratings: QueryResult): TrialInput {
  return { techniques: readRows(techniqueRow, techniques), ratings: readRows(ratingRow, ratings) };
}
