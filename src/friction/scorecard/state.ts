import { AXIS_IDS, type PartialScores, UNRATED } from "../../analysis/profile.js";
import type { AxisId, Level } from "../../analysis/rubric-text.js";
import { architectures } from "../../schema/tables/architectures.js";
import { STAGES, type Stage } from "./rows.js";

/** How a technique stands to PyTorch's own operators. */
export const UPSTREAM = ["yes", "partly", "no", "unknown"] as const;

export type Upstream = (typeof UPSTREAM)[number];

/** Who does the work of integrating a technique into a stack, and keeps it working. */
export const TAX_PAYERS = ["we", "vendor", "community", "unknown"] as const;

export type TaxPayer = (typeof TAX_PAYERS)[number];

export const PRODUCTS = ["yes", "no"] as const;

export type IsInfrastructure = (typeof PRODUCTS)[number];

export const MAX_DISTANCE = 4;

/** Everything that a reader enters: what the address holds, and all that it holds. */
export interface Scorecard {
  readonly name: string;
  /** A category of the data dictionary, or nothing. */
  readonly category: string;
  readonly date: string;
  /** Address or arXiv identifier of the work. */
  readonly work: string;
  readonly title: string;
  readonly oneLine: string;
  readonly org: string;
  readonly scores: PartialScores;
  readonly reasons: Readonly<Record<AxisId, string>>;
  readonly upstream: Upstream;
  readonly taxPayer: TaxPayer;
  readonly infrastructure: IsInfrastructure | null;
  /** Techniques count as similar up to this sum of differences on the five axes. */
  readonly distance: number;
  readonly stage: Stage;
  readonly rater: string;
  /** The identifier for the dataset, where the one made from the name does not fit. */
  readonly id: string;
}

export type TextField = "name" | "date" | "work" | "title" | "oneLine" | "org" | "rater" | "id";

/** Key in the address and greatest length of each text. */
export const TEXTS: Readonly<Record<TextField, { readonly key: string; readonly max: number; readonly what: string }>> =
  {
    name: { key: "n", max: 120, what: "name" },
    date: { key: "t", max: 10, what: "date" },
    work: { key: "u", max: 400, what: "address of the paper" },
    title: { key: "p", max: 300, what: "title of the paper" },
    oneLine: { key: "l", max: 300, what: "line on what it does" },
    org: { key: "o", max: 200, what: "organisation" },
    rater: { key: "r", max: 60, what: "rater name" },
    id: { key: "i", max: 80, what: "identifier" },
  };

export const MAX_REASON = 300;

export const TEXT_FIELDS = Object.keys(TEXTS).filter(isTextField);

export const CATEGORIES: Readonly<Record<string, string>> = architectures.columns.category.values;

export const EMPTY: Scorecard = {
  name: "",
  category: "",
  date: "",
  work: "",
  title: "",
  oneLine: "",
  org: "",
  scores: UNRATED,
  reasons: { ga: "", mal: "", par: "", sti: "", im: "" },
  upstream: "unknown",
  taxPayer: "unknown",
  infrastructure: null,
  distance: 2,
  stage: "default",
  rater: "",
  id: "",
};

type Address = Readonly<Record<string, string | null>>;

/** A scorecard as the address writes it; null where a key is not needed. */
export function writeScorecard(card: Scorecard): Address {
  const texts = TEXT_FIELDS.map((field) => [TEXTS[field].key, card[field] || null]);
  const reasons = AXIS_IDS.map((axis) => [axis, card.reasons[axis] || null]);
  const scores = AXIS_IDS.map((axis) => card.scores[axis] ?? "-").join("");
  return {
    ...Object.fromEntries([...texts, ...reasons]),
    c: card.category || null,
    s: scores === "-----" ? null : scores,
    up: unless(card.upstream, EMPTY.upstream),
    tax: unless(card.taxPayer, EMPTY.taxPayer),
    infra: card.infrastructure,
    d: unless(String(card.distance), String(EMPTY.distance)),
    stage: unless(card.stage, EMPTY.stage),
  };
}

/** What differs in the address between two scorecards: keys that did not change, damaged ones too, stay as they are. */
export function addressChanges(from: Scorecard, to: Scorecard): Address {
  const before = writeScorecard(from);
  return Object.fromEntries(Object.entries(writeScorecard(to)).filter(([key, value]) => before[key] !== value));
}

/** A scorecard from an address. What cannot be read counts as not given, and a sentence says so; the rest is kept. */
export function readScorecard(get: (key: string) => string | null): {
  readonly card: Scorecard;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const text = (key: string, max: number, what: string): string => {
    const value = get(key) ?? "";
    if (value.length <= max) return value;
    problems.push(`The ${what} (${key}) has ${value.length} characters; the first ${max} are kept.`);
    return value.slice(0, max);
  };
  const choice = <T extends string>(key: string, values: readonly T[], otherwise: string): T | null => {
    const value = get(key);
    if (value === null) return null;
    const found = values.find((candidate) => candidate === value);
    if (found === undefined)
      problems.push(`${key}=${shortened(value)} must be one of ${values.join(", ")}; ${otherwise}.`);
    return found ?? null;
  };
  const readText = (field: TextField) => text(TEXTS[field].key, TEXTS[field].max, TEXTS[field].what);
  const reason = (axis: AxisId) => text(axis, MAX_REASON, `reason for ${axis.toUpperCase()}`);
  const distances = Array.from({ length: MAX_DISTANCE + 1 }, (_, d) => String(d));
  const category = get("c") ?? "";
  const isCategory = category === "" || Object.hasOwn(CATEGORIES, category);
  if (!isCategory) problems.push(`c=${shortened(category)} is no category of the dataset; none is chosen.`);
  const card: Scorecard = {
    name: readText("name"),
    category: isCategory ? category : "",
    date: readText("date"),
    work: readText("work"),
    title: readText("title"),
    oneLine: readText("oneLine"),
    org: readText("org"),
    scores: readScores(get("s"), problems),
    reasons: { ga: reason("ga"), mal: reason("mal"), par: reason("par"), sti: reason("sti"), im: reason("im") },
    upstream: choice("up", UPSTREAM, "unknown is used") ?? EMPTY.upstream,
    taxPayer: choice("tax", TAX_PAYERS, "unknown is used") ?? EMPTY.taxPayer,
    infrastructure: choice("infra", PRODUCTS, "no answer is chosen"),
    distance: Number(choice("d", distances, `${EMPTY.distance} is used`) ?? EMPTY.distance),
    stage: choice("stage", STAGES, `${EMPTY.stage} is used`) ?? EMPTY.stage,
    rater: readText("rater"),
    id: readText("id"),
  };
  return { card, problems };
}

function readScores(text: string | null, problems: string[]): PartialScores {
  if (text === null) return UNRATED;
  if (!/^[012-]{5}$/.test(text)) {
    problems.push(
      `s=${shortened(text)} holds no scores: it takes five signs, each 0, 1, 2 or - for an axis not rated. All axes are left unrated.`,
    );
    return UNRATED;
  }
  const [ga, mal, par, sti, im] = [...text].map(toLevel);
  return { ga: ga ?? null, mal: mal ?? null, par: par ?? null, sti: sti ?? null, im: im ?? null };
}

/** A level from its digit; null from anything else. */
export function toLevel(digit: string): Level | null {
  return digit === "0" ? 0 : digit === "1" ? 1 : digit === "2" ? 2 : null;
}

function unless(value: string, standard: string): string | null {
  return value === standard ? null : value;
}

function shortened(value: string): string {
  return value.length > 24 ? `${value.slice(0, 23)}…` : value;
}

function isTextField(name: string): name is TextField {
  return Object.hasOwn(TEXTS, name);
}
