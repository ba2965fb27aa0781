import type { ZoneName } from "../../analysis/rubric.js";
import type { Share } from "../../analysis/summary.js";
import { CELLS, type Freedom } from "../../analysis/zone-rules.js";
import { counted, describeShare, enumerate, percent } from "../../tables/finding.js";
import { ZONE_STYLES } from "../../ui/zones.js";
import type { CellRow, Moment } from "./rows.js";
import { DEFAULT_RATINGS, type KeptExample, type NamedCase, type RuledCell, type ZoneOutcome } from "./rule-outcome.js";

/** What a rule does to the worked examples, the named cases, and the size of the zones. */
export function ruleSentence(
  examples: readonly KeptExample[],
  cases: readonly NamedCase[],
  cells: readonly RuledCell[],
): string {
  return [keptSentence(examples), casesSentence(cases), movedSentence(cells)].join(" ");
}

function keptSentence(examples: readonly KeptExample[]): string {
  const broken = examples.filter(({ keeps }) => !keeps);
  const kept = `${examples.length - broken.length} of ${counted(examples.length, "worked example")} keep the essay's zone`;
  if (broken.length === 0) return `${kept}.`;
  const moves = broken.map(
    ({ label, zone, ruled }) => `${label} turns from ${ZONE_STYLES[zone].name} to ${ZONE_STYLES[ruled].name}`,
  );
  return `${kept}: ${enumerate(moves)}.`;
}

function casesSentence(cases: readonly NamedCase[]): string {
  const rated = cases.filter(({ holds }) => holds !== "unrated");
  if (rated.length === 0) return "None of the techniques that the essay names for a zone has a rating here.";
  const holding = rated.filter(({ holds }) => holds !== "neither");
  const both = rated.filter(({ holds }) => holds === "both").length;
  const missing = rated.filter(({ holds }) => holds === "neither").map(({ name }) => name);
  const all =
    rated.length === cases.length
      ? `Of ${counted(cases.length, "technique")} that the essay names for a zone,`
      : `Of ${counted(cases.length, "technique")} that the essay names for a zone, ${rated.length} ${rated.length === 1 ? "is" : "are"} rated here;`;
  return `${all} ${holding.length} ${holding.length === 1 ? "is" : "are"} there at one of the two dates at least, ${both} at both${missing.length === 0 ? "" : `; ${enumerate(missing)} at neither`}.`;
}

function movedSentence(cells: readonly RuledCell[]): string {
  const total = cells.reduce((sum, { n }) => sum + n, 0);
  const moved = cells.filter(({ zone, zoneBefore }) => zone !== zoneBefore);
  const techniques = moved.reduce((sum, { n }) => sum + n, 0);
  if (moved.length === 0) return "This is the map that the rest of this site shows.";
  return `Against this site's rule ${counted(moved.length, "cell")} of ${cells.length} and ${techniques} of ${counted(total, "technique")} change zone.`;
}

/** How adoption differs by zone under a rule. */
export function adoptionSentence(outcomes: readonly ZoneOutcome[], before: string): string {
  const known = outcomes.flatMap(({ zone, widelyAdopted }) => (widelyAdopted ? [{ zone, share: widelyAdopted }] : []));
  if (known.length === 0) return "No technique in this selection has known adoption.";
  const shares = known.map(({ zone, share }) => `${ZONE_STYLES[zone].name} ${describeShare(share)}`);
  const rising = known.flatMap(({ zone, share }, i) => {
    const last = known[i - 1];
    return last && last.share.share < share.share ? [describeRise(last, { zone, share })] : [];
  });
  const order =
    known.length < 2
      ? ""
      : rising.length === 0
        ? " It falls from zone to zone."
        : ` It does not fall from zone to zone: ${enumerate(rising)}.`;
  return `In several models or more by the end of 2025, of techniques introduced before ${before}: ${enumerate(shares)}.${order}`;
}

/** What keeps a comparison of adoption by zone from being a test. */
export function adoptionCaution(moment: Moment, ratings: string, nRatedLate: number): string {
  const circular =
    moment === "2025"
      ? "This is partly the same fact twice: at the end of 2025 a high E already says that frameworks took the technique up. "
      : "";
  const late =
    nRatedLate === 0
      ? ""
      : `Not counted here: ${counted(nRatedLate, "technique")} whose rating at introduction is as of months later, when adoption could already show in it. `;
  const hindsight =
    ratings === DEFAULT_RATINGS ? "The raters of the default ratings knew what became of each technique. " : "";
  return `${circular}${late}${hindsight}Techniques of one family are not independent, so the intervals are too narrow.`;
}

interface SharedZone {
  readonly zone: ZoneName;
  readonly share: Share;
}

function describeRise(better: SharedZone, worse: SharedZone): string {
  const overlap = worse.share.low <= better.share.high ? ", though their intervals overlap" : "";
  return `${ZONE_STYLES[worse.zone].name} is above ${ZONE_STYLES[better.zone].name}${overlap}`;
}

/** How far the worked examples pin the rule down. */
export function freedomSentence(freedom: Freedom, rows: readonly CellRow[]): string {
  const fixed = freedom.possible.filter((zones) => zones.length === 1).length;
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  const open = rows
    .filter((row) => (freedom.possible[CELLS.findIndex(({ h, e }) => h === row.h && e === row.e)]?.length ?? 0) > 1)
    .reduce((sum, { n }) => sum + n, 0);
  const share =
    total === 0
      ? ""
      : `; ${open} of ${counted(total, "technique")} (${percent(open / total)}) stand there by the default ratings of 2025`;
  return `Of ${freedom.nSettings} settings of the five thresholds that leave room for all four zones, ${freedom.nKeeping} (${percent(freedom.nKeeping / freedom.nSettings)}) give all four worked examples the essay's zones. They draw ${freedom.keeping.length} different maps, which agree on ${fixed} of ${freedom.possible.length} cells. The examples leave the other ${freedom.possible.length - fixed} open${share}.`;
}
