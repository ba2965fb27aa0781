import { MAX_H, SUM_ONLY_RULE, ZONE_RULE, type ZoneRule, zoneOf } from "../../analysis/rubric.js";
import { ANCHORS } from "../../analysis/rubric-text.js";
import { extremesOf, freedomLeftBy, THRESHOLD_RANGES, THRESHOLDS, type Threshold } from "../../analysis/zone-rules.js";
import type { PageState } from "../../ui/url-state.js";

/** Each threshold's key in the address, and its words beside the slider. */
export const THRESHOLD_TEXTS: Readonly<
  Record<Threshold, { readonly key: string; readonly label: string; readonly zone: "red" | "green" | "yellow" }>
> = {
  redMaxH: { key: "red_h", label: "Red where H is at most", zone: "red" },
  redMaxTotal: { key: "red_sum", label: "Red where H + E is at most", zone: "red" },
  greenMinH: { key: "green_h", label: "Green where H is at least", zone: "green" },
  greenMinE: { key: "green_e", label: "and E is at least", zone: "green" },
  yellowMinTotal: { key: "yellow_sum", label: "Yellow where H + E is at least", zone: "yellow" },
};

export interface ReadRule {
  readonly rule: ZoneRule;
  /** One sentence for each threshold of the address that means nothing. */
  readonly problems: readonly string[];
}

/** Reads the rule from an address; a threshold that is no whole number of its range has its default, and is named. */
export function readRule(get: (key: string) => string | null): ReadRule {
  const problems: string[] = [];
  const read = (threshold: Threshold): number => {
    const { key } = THRESHOLD_TEXTS[threshold];
    const { min, max } = THRESHOLD_RANGES[threshold];
    const text = get(key);
    if (text === null) return ZONE_RULE[threshold];
    const value = Number(text);
    if (/^\d{1,2}$/.test(text) && value >= min && value <= max) return value;
    problems.push(
      `“${key}” in the address is “${text.slice(0, 20)}”, but must be a whole number from ${min} to ${max}; ${ZONE_RULE[threshold]} is used.`,
    );
    return ZONE_RULE[threshold];
  };
  const rule: ZoneRule = {
    redMaxH: read("redMaxH"),
    redMaxTotal: read("redMaxTotal"),
    greenMinH: read("greenMinH"),
    greenMinE: read("greenMinE"),
    yellowMinTotal: read("yellowMinTotal"),
  };
  return { rule, problems };
}

/** Writes a rule into the address, as one step for the back button; what is at its default needs no writing. */
export function writeRule(state: Pick<PageState, "get" | "set">, rule: ZoneRule): void {
  let how: "push" | "replace" = "push";
  for (const threshold of THRESHOLDS) {
    const { key } = THRESHOLD_TEXTS[threshold];
    const text = writeThreshold(threshold, rule[threshold]);
    if (text === state.get(key)) continue;
    state.set(key, text, how);
    how = "replace";
  }
}

/** A threshold as the address writes it; null at its default. */
export function writeThreshold(threshold: Threshold, value: number): string | null {
  return value === ZONE_RULE[threshold] ? null : String(value);
}

export function sameRule(a: ZoneRule, b: ZoneRule): boolean {
  return THRESHOLDS.every((threshold) => a[threshold] === b[threshold]);
}

/** A named rule to compare with. */
export interface Preset {
  readonly name: string;
  readonly meaning: string;
  readonly rule: ZoneRule;
}

/** How far the essay's four worked examples pin the rule down. */
export const FREEDOM = freedomLeftBy(ANCHORS);

/** The values of one threshold under which every worked example has its zone while the other four stay as they are. */
export function allowedValues(rule: ZoneRule, threshold: Threshold): readonly number[] {
  const { min, max } = THRESHOLD_RANGES[threshold];
  return Array.from({ length: max - min + 1 }, (_, i) => min + i).filter((value) =>
    ANCHORS.every(({ h, e, zone }) => zoneOf(h, e, { ...rule, [threshold]: value }) === zone),
  );
}

/** `Worked examples allow only 4 (0 to 4 if others move)` */
export function describeAllowed(rule: ZoneRule, threshold: Threshold): string {
  const values = allowedValues(rule, threshold);
  const [least] = values;
  const most = values.at(-1);
  const free = FREEDOM.ranges?.[threshold];
  const here = least === undefined || most === undefined ? "no value" : rangeText(least, most);
  const elsewhere = free === undefined ? null : rangeText(free.min, free.max);
  return `Worked examples allow ${here}${elsewhere === null || elsewhere === here ? "" : ` (${elsewhere} if others move)`}`;
}

function rangeText(least: number, most: number): string {
  return least === most ? `only ${least}` : `${least} to ${most}`;
}

const extremes = extremesOf(FREEDOM.keeping);

export const PRESETS: readonly Preset[] = [
  { name: "This site's rule", meaning: "the rule behind every zone on this site", rule: ZONE_RULE },
  {
    name: "Sum only",
    meaning: "H and E weigh the same: only their sum counts",
    rule: SUM_ONLY_RULE,
  },
  { name: "Stricter green", meaning: "green only with full marks", rule: { ...ZONE_RULE, greenMinH: MAX_H } },
  ...(extremes
    ? [
        { name: "Most lenient", meaning: "the fewest red cells that the four examples allow", rule: extremes.lenient },
        { name: "Strictest", meaning: "the most red cells that the four examples allow", rule: extremes.strict },
      ]
    : []),
];

/** `Red where H ≤ 2 or H + E ≤ 4; else green where H ≥ 5 and E ≥ 4; else yellow where H + E ≥ 8; else orange.` */
export function describeRule({ redMaxH, redMaxTotal, greenMinH, greenMinE, yellowMinTotal }: ZoneRule): string {
  return `Red where H ≤ ${redMaxH} or H + E ≤ ${redMaxTotal}; else green where H ≥ ${greenMinH} and E ≥ ${greenMinE}; else yellow where H + E ≥ ${yellowMinTotal}; else orange.`;
}
