import { wilsonShare } from "../../analysis/summary.js";
import { counted, describeShare, type Finding, findingFrom, MIN_OBSERVATIONS } from "../../tables/finding.js";
import { formatDate } from "../../ui/format.js";
import { ZONE_STYLES } from "../../ui/zones.js";
import type { MoeRow } from "./rows.js";

/** The technique under which Mixtral, the essay's worked example, stands in the dataset. */
const MIXTRAL = "coarse-top2-moe";

/** The essays call mixture of experts orange, and score Mixtral yellow: what the ratings say of either, and of when. */
export function moeFinding(rows: readonly MoeRow[]): Finding {
  const orange = (moment: "introduction" | "2025") =>
    wilsonShare(rows.filter((row) => row[`zone_${moment}`] === "orange").length, rows.length);
  const [early, late] = [orange("introduction"), orange("2025")];
  const mixtral = rows.find((row) => row.architecture_id === MIXTRAL);
  const oneCase = mixtral ? `${mixtralSentence(mixtral)} ` : "";
  if (early === null || late === null || rows.length < MIN_OBSERVATIONS)
    return findingFrom(
      rows,
      "undecidable",
      `${oneCase}${counted(rows.length, "mixture-of-experts technique")} in this selection; too few to speak of the family.`,
    );
  const lows = [early, late].map(({ low }) => low);
  const highs = [early, late].map(({ high }) => high);
  const verdict = lows.every((low) => low > 0.5) ? "agrees" : highs.every((high) => high < 0.5) ? "disagrees" : "mixed";
  return findingFrom(
    rows,
    verdict,
    `${oneCase}Of all mixture-of-experts techniques, ${describeShare(early)} are Orange at introduction and ${describeShare(late)} at the end of 2025.`,
  );
}

function mixtralSentence(row: MoeRow): string {
  const when = row.introduced === null ? "" : ` (${formatDate(row.introduced, row.introduced_precision ?? "day")})`;
  const early = ZONE_STYLES[row.zone_introduction].name;
  const late = ZONE_STYLES[row.zone_2025].name;
  const scores = `H ${row.h}, E ${row.e_introduction}`;
  if (early === late) return `Mixtral's technique is ${early} at both dates, at introduction${when} with ${scores}.`;
  return `Mixtral's technique is ${early} at introduction${when}, with ${scores}, and ${late} at the end of 2025, with E ${row.e_2025}: which word fits depends on the date.`;
}
