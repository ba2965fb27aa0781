import { AXIS_IDS, complete } from "../../analysis/profile.js";
import { parsePartialDate } from "../../schema/cell.js";
import { ID } from "../../schema/tables/common.js";
import type { TableName } from "../../schema/tables.js";
import { enumerate } from "../../tables/finding.js";
import { type CsvRow, csvRow } from "./csv-row.js";
import { ID_HINT, idOf, knownTechnique, matchOf } from "./identity.js";
import type { SourceKey, Technique } from "./rows.js";
import { RUBRIC } from "./rubric.js";
import type { Scorecard } from "./state.js";
import { citedKey, freeKey, kindOfWork, readWork } from "./work.js";

/** A row with the place where its file wants it. */
export interface PlacedRow extends CsvRow {
  /** Says which row it follows. */
  readonly place: string;
  /** Nothing stands against adding it, neither in the row nor in the scorecard as a whole. */
  readonly isReady: boolean;
}

export interface Contribution {
  readonly id: string;
  /** The technique, where the dataset has it already: then a second rating is all there is to add. */
  readonly known: Technique | null;
  /** Whether the rating would be the one that pages show. */
  readonly isDefault: boolean;
  /** In the order in which they should be added. */
  readonly rows: readonly PlacedRow[];
  /** What stands against adding them, beside what each row's own check says. */
  readonly problems: readonly string[];
}

/** What the form calls the columns that it fills. */
const LABELS: Readonly<Record<string, string>> = {
  id: "Identifier",
  architecture_id: "Identifier",
  name: "Name",
  category: "Category",
  introduced: "Date of the paper",
  as_of: "Date of the paper",
  published: "Date of the paper",
  paper: "Title of the paper",
  title: "Title of the paper",
  url: "Address of the paper",
  arxiv: "arXiv id",
  org: "Organisation",
  one_line: "What it does, in one line,",
  rater: "Your rater name",
  ...Object.fromEntries(
    RUBRIC.axes.flatMap(({ id, name }) => [
      [id, name],
      [`why_${id}`, `Reason for ${id.toUpperCase()}`],
    ]),
  ),
};

/** What the rows must fit, whatever the page's switch leaves out. */
export interface Surroundings {
  readonly techniques: readonly Technique[];
  readonly sources: readonly SourceKey[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/**
 * The rows by which a scorecard enters the dataset: its source where that is new, the technique where that is new, and
 * the rating as of its introduction. Everything stays marked as recalled until somebody checks it in its source.
 */
export function contribution(card: Scorecard, { techniques, sources, today }: Surroundings): Contribution {
  const known = knownTechnique(card, techniques);
  const id = known?.id ?? idOf(card);
  const work = readWork(card.work);
  const cited = work.kind === "work" ? citedKey(work.url, sources) : null;
  const key = work.kind === "work" ? (cited ?? freeKey(work.key, sources)) : "";
  const rater = plain(card.rater);
  const date = plain(card.date);
  const common = { sources: key, evidence: "recalled" };
  const problems = contradictions(card, { techniques, known, rater, work, today });
  const isDefault = known === null || complete(known) === null;
  const rows: PlacedRow[] = [];
  const add = (table: TableName, texts: Readonly<Record<string, string>>, place: string) => {
    const row = csvRow(table, texts, LABELS);
    rows.push({ ...row, place, isReady: problems.length === 0 && row.problems.length === 0 });
  };

  if (work.kind === "work" && cited === null) {
    const title = plain(card.title) || (work.arxiv === null ? titleOf(work.url) : `arXiv:${work.arxiv}`);
    const published = parsePartialDate(date) === null ? "" : date;
    const { url, arxiv } = work;
    const texts = { key, title, published, kind: kindOfWork(work), url, arxiv: arxiv ?? "", evidence: "recalled" };
    const keys = sources.map((source) => source.key);
    add("sources", texts, placeAfter(key, keys));
  }
  if (known === null) {
    const texts = {
      id,
      name: plain(card.name),
      category: card.category,
      introduced: date,
      paper: plain(card.title),
      arxiv: work.kind === "work" ? (work.arxiv ?? "") : "",
      org: listOf(card.org),
      one_line: plain(card.oneLine),
      ...common,
    };
    const ids = techniques.map((technique) => technique.id);
    add("architectures", texts, placeAfter(id, ids));
  }
  add(
    "ratings",
    {
      architecture_id: id,
      as_of_kind: "introduction",
      as_of: known === null ? date : (introducedText(known) ?? date),
      rater,
      rubric_version: String(RUBRIC.version),
      rated_on: today,
      ...Object.fromEntries(AXIS_IDS.map((axis) => [axis, String(card.scores[axis] ?? "")])),
      ...Object.fromEntries(AXIS_IDS.map((axis) => [`why_${axis}`, plain(card.reasons[axis])])),
      is_default: isDefault ? "yes" : "no",
      ...common,
    },
    ratingPlace(id, known, rater, techniques),
  );
  return { id, known, isDefault, rows, problems };
}

function contradictions(
  card: Scorecard,
  {
    techniques,
    known,
    rater,
    work,
    today,
  }: {
    readonly techniques: readonly Technique[];
    readonly known: Technique | null;
    readonly rater: string;
    readonly work: ReturnType<typeof readWork>;
    readonly today: string;
  },
): readonly string[] {
  const problems: string[] = [];
  const id = known?.id ?? idOf(card);
  const match = matchOf(card, techniques);
  if (id === "") problems.push(`The name gives no identifier: write one, of ${ID_HINT}.`);
  else if (!ID.test(id)) problems.push(`${id} cannot be an identifier: write one of ${ID_HINT}.`);
  if (match !== null && known === null)
    problems.push(
      `The dataset has ${enumerate(match.techniques.map((one) => one.id))} by this ${match.by}: write which identifier is yours, or a new one.`,
    );
  if (work.kind === "unclear") problems.push(`The paper cannot be cited yet. ${work.message}.`);
  if (rater !== "" && !ID.test(rater)) problems.push(`${rater} cannot be a rater name: write one of ${ID_HINT}.`);
  if (known?.raters.includes(`${rater}/${RUBRIC.version}`))
    problems.push(`${rater} has rated ${known.id} already under rubric ${RUBRIC.version}: choose another rater name.`);
  if ((parsePartialDate(plain(card.date))?.iso ?? "") > today)
    problems.push("The date of the paper lies in the future.");
  return problems;
}

/** A text as one cell takes it: one line, no spaces around. */
function plain(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}

function listOf(text: string): string {
  const items = plain(text)
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "");
  return [...new Set(items)].join(";");
}

function titleOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const words = pathname.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return words === "" ? hostname : `${hostname}: ${words}`;
}

/** A known technique's date as its file writes it. */
function introducedText({ introduced, introduced_precision: precision }: Technique): string | null {
  return introduced?.slice(0, precision === "year" ? 4 : precision === "month" ? 7 : 10) ?? null;
}

/** Files are sorted by the code units of their keys. */
function placeAfter(key: string, keys: readonly string[]): string {
  const before = lastBefore(key, keys);
  return before === null ? "as the first row" : `after the row that begins with ${before},`;
}

function ratingPlace(id: string, known: Technique | null, rater: string, techniques: readonly Technique[]): string {
  if (known !== null && known.raters.length > 0) {
    const before = lastBefore(`${rater}/${RUBRIC.version}`, known.raters);
    return before === null
      ? `after the rows that begin with ${id},2025,`
      : `after the row that begins with ${id},introduction, by ${before.split("/")[0]}`;
  }
  const rated = techniques.filter((technique) => technique.raters.length > 0).map((technique) => technique.id);
  const before = lastBefore(id, rated);
  return before === null ? "as the first row" : `after the last row that begins with ${before},`;
}

function lastBefore(key: string, keys: readonly string[]): string | null {
  return keys.reduce<string | null>(
    (best, other) => (other < key && (best === null || other > best) ? other : best),
    null,
  );
}

/** Where each table's rows live. */
export function fileOf(table: TableName): string {
  return `data/${table}.csv`;
}
