import { describeRange, type MonthRange } from "../../tables/claimed-months.js";
import { counted, describeShare, describeSummary } from "../../tables/finding.js";
import { describeMedian, verdictOfMedian } from "../../tables/survival-text.js";
import type { Verdict } from "../../ui/claim.js";
import type { Zone } from "../../ui/zones.js";
import { STAGES, zoneLags } from "./lags.js";
import { type PointedFinding, pointed } from "./pointed.js";
import type { DurationRow } from "./rows.js";
import { SELECTED_BY_OUTCOME } from "./selection.js";

/** The claim on each zone's speed. Of red the essay gives no speed, only a family that reached no production. */
export const SPEED_CLAIMS: Readonly<Record<Zone, string>> = {
  green: "map-green-speed",
  yellow: "map-yellow-speed",
  orange: "map-orange-speed",
  red: "map-kan-zero",
};

/** One verdict over two stages: they must agree with each other, and one that agrees alone counts in part. */
export function overBoth(verdicts: readonly Verdict[]): Verdict {
  const [first = "undecidable"] = verdicts;
  if (verdicts.every((verdict) => verdict === first)) return first;
  return verdicts.includes("agrees") ? "mixed" : "undecidable";
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  agrees: "agrees with",
  disagrees: "disagrees with",
  mixed: "agrees in part with",
  undecidable: "cannot decide about",
};

/** The claimed speed of one zone beside the observed one, for both stages. */
export function speedFinding(
  rows: readonly DurationRow[],
  zone: Zone,
  claimed: MonthRange | null,
  verifiedOnly: boolean,
): PointedFinding {
  if (verifiedOnly) {
    const own = rows.filter((row) => row.zone_introduction === zone);
    return pointed(own, "undecidable", [SELECTED_BY_OUTCOME]);
  }
  if (zone === "red") return redFinding(rows);
  const lags = [...zoneLags(rows, "first_production"), ...zoneLags(rows, "default")].filter((lag) => lag.zone === zone);
  const used = lags.flatMap(({ watched }) => watched);
  if (claimed === null) return pointed(used, "undecidable", ["The claim names no months to compare with."]);
  const readings = lags.map((lag) => ({ lag, verdict: verdictOfMedian(lag, claimed) }));
  const sentences = readings.map(
    ({ lag, verdict }) =>
      `${STAGES[lag.stage].label}: ${describeMedian(lag)}, ${lag.reached} of ${lag.watched.length} got there; ${VERDICT_WORDS[verdict]} ${describeRange(claimed)}.`,
  );
  const [{ lag: production } = { lag: null }] = readings;
  const only =
    production?.amongReached == null
      ? []
      : [`Counting only those that reached production: ${describeSummary(production.amongReached, " months")}.`];
  return pointed(used, overBoth(readings.map(({ verdict }) => verdict)), [...sentences, ...only]);
}

function redFinding(rows: readonly DurationRow[]): PointedFinding {
  const family = rows.filter(({ stage, category }) => stage === "first_production" && category === "kan");
  const used = family.filter(({ status }) => status !== "not_reached");
  const read = family.filter(({ evidence }) => evidence === "seen").length;
  const red = zoneLags(rows, "first_production").find(({ zone }) => zone === "red");
  const about = [
    ...(red?.share == null
      ? []
      : [
          `The red zone as a whole is slow, not empty: ${describeShare(red.share)} of its techniques were in production by the end of 2025.`,
        ]),
  ];
  const techniques = counted(family.length, "Kolmogorov–Arnold technique");
  if (family.length === 0)
    return pointed([], "undecidable", ["No Kolmogorov–Arnold technique is on record in this selection.", ...about]);
  if (used.length > 0)
    return pointed(family, used.some(({ evidence }) => evidence === "seen") ? "disagrees" : "undecidable", [
      `${used.length} of ${techniques} on record reached production.`,
      ...about,
    ]);
  return pointed(family, read > 0 ? "agrees" : "undecidable", [
    `None of ${techniques} on record reached production. That is what was found, not proof of absence, and ${read === 0 ? "none" : read} of these rows could be read in a source.`,
    ...about,
  ]);
}
