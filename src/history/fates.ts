import { groups } from "d3";
import { type Share, wilsonShare } from "../analysis/summary.js";
import { counted, describeShare, enumerate, MIN_OBSERVATIONS } from "../tables/finding.js";
import { ZONE_STYLES, ZONES, type Zone } from "../ui/zones.js";
import type { FateRow } from "./rows.js";

/** The share of an era's techniques that began in one zone and were adopted by the end of 2025. */
export interface Fate extends Share {
  readonly era: string;
  readonly zone: Zone;
}

export function fatesOf(rows: readonly FateRow[]): readonly Fate[] {
  return rows.flatMap(({ era, zone, n_techniques: n, n_adopted: adopted }) => {
    const share = wilsonShare(adopted, n);
    return share === null ? [] : [{ era, zone, ...share }];
  });
}

/**
 * What the shares say of the zones, era by era: whether a zone of less friction was adopted more. Groups of fewer than
 * five techniques are left out, and intervals that overlap are said to leave it open.
 */
export function fateSentences(fates: readonly Fate[]): readonly string[] {
  return groups(fates, ({ era }) => era).map(([era, own]) => {
    const large = ZONES.flatMap((zone) => own.filter((fate) => fate.zone === zone && fate.n >= MIN_OBSERVATIONS));
    const left = own.filter(({ n }) => n < MIN_OBSERVATIONS);
    const shares = large.map((fate) => `${ZONE_STYLES[fate.zone].name.toLowerCase()} ${describeShare(fate)}`);
    const out = left.map(({ zone, n }) => `${ZONE_STYLES[zone].name.toLowerCase()} (${counted(n, "technique")})`);
    const few = out.length === 0 ? "" : ` Too few to say: ${enumerate(out)}.`;
    if (large.length < 2) return `${era}: too few techniques to compare zones.${few}`;
    return `${era}: ${enumerate(shares)}. ${orderOf(large)}${few}`;
  });
}

/** Whether shares fall from the zone of least friction to that of most, and whether the ends are told apart. */
function orderOf(large: readonly Fate[]): string {
  const [first, last] = [large[0], large.at(-1)];
  if (first === undefined || last === undefined) return "";
  const falls = large.every((fate, i) => i === 0 || fate.share <= (large[i - 1]?.share ?? 1));
  const apart = first.low > last.high;
  const name = ({ zone }: Fate) => ZONE_STYLES[zone].name.toLowerCase();
  const order = falls ? "The share falls with friction" : "The shares do not follow the order of the zones";
  return `${order}; the intervals of ${name(first)} and ${name(last)} ${apart ? "do not overlap" : "overlap, so the rows leave it open"}.`;
}
