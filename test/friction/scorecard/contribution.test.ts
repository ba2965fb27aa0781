import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openDataset } from "../../../loaders/assemble.ts";
import { readDataset } from "../../../loaders/dataset.ts";
import { compareText, formatProblem } from "../../../loaders/problem.ts";
import { readQueryFolder } from "../../../loaders/query-folder.ts";
import { runQuery } from "../../../loaders/run-query.ts";
import {
  contribution,
  fileOf,
  type PlacedRow,
  type Surroundings,
} from "../../../src/friction/scorecard/contribution.ts";
import { sourceRow, techniqueRow } from "../../../src/friction/scorecard/rows.ts";
import { EMPTY, type Scorecard } from "../../../src/friction/scorecard/state.ts";
import { readRows } from "../../../src/tables/rows.ts";
import { temporaryFolder } from "../../loaders/support.ts";
import { card, scoresOf } from "./sample.ts";

const DATA = join(import.meta.dirname, "../../../data");

let around: Surroundings;

beforeAll(async () => {
  const { queries } = await readQueryFolder("src/queries");
  const dataset = await openDataset(".");
  const rows = async (name: string) => {
    const query = queries.find(({ id }) => id === `friction/scorecard-${name}`);
    return runQuery(dataset.database.connection, query?.sql ?? "", name === "sources" ? {} : { verified_only: false });
  };
  around = {
    techniques: readRows(techniqueRow, await rows("techniques")),
    sources: readRows(sourceRow, await rows("sources")),
    today: "2026-03-17",
  };
  dataset.database.close();
}, 60_000);

const SAMPLE = card({
  name: "Sliding state mixer",
  category: "state-space",
  date: "2026-02",
  work: "2602.01234",
  title: "Sliding State Mixers",
  oneLine: "Mixes tokens through a state that slides.",
  org: "Lab A;Lab B",
  scores: scoresOf("21110"),
  reasons: { ...EMPTY.reasons, ga: "products of blocks" },
  rater: "me",
});

/** Puts rows at their sorted place into a copy of the data, as the page tells a reader to, and checks it all. */
async function problemsWith(rows: readonly PlacedRow[]): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  await cp(DATA, folder, { recursive: true });
  for (const { table, line } of rows) {
    const file = join(folder, `${table}.csv`);
    const [header = "", ...lines] = (await readFile(file, "utf8")).trimEnd().split("\n");
    const at = lines.findIndex((other) => compareText(other, line) > 0);
    lines.splice(at < 0 ? lines.length : at, 0, line);
    await writeFile(file, `${[header, ...lines].join("\n")}\n`);
  }
  return (await readDataset(folder, "data")).problems.map(formatProblem);
}

describe("rows for the dataset", () => {
  it.each<[string, Partial<Scorecard>]>([
    ["a plain technique", {}],
    ["a name with commas, quotes and umlauts", { name: 'Größe, „Maß“ and "more", twice' }],
    ["texts with quotes, line ends and spaces around", { oneLine: ' Says "no",\nthen yes. ', org: " A ; A;; Ü, B" }],
    ["reasons with commas and quotes", { reasons: { ...EMPTY.reasons, im: 'only "research", no release' } }],
    ["a name without Latin letters under an identifier of its own", { name: "深度学习", id: "deep-thing" }],
    ["no paper, no date, no organisation", { work: "", date: "", org: "", title: "" }],
    ["an address of the web", { work: 'https://example.org/blog/a,b?c="d"' }],
    ["a work that the dataset cites already", { work: "https://arxiv.org/abs/2205.14135" }],
    ["another technique of a known name", { name: "FlashAttention", id: "flashattention-of-another-kind" }],
  ])("of %s pass the check of the whole dataset", async (_, change) => {
    const made = contribution({ ...SAMPLE, ...change }, around);
    expect(made.problems).toEqual([]);
    expect(made.rows.flatMap(({ problems }) => problems)).toEqual([]);
    expect(await problemsWith(made.rows)).toEqual([]);
  });

  it("are a source, a technique and a default rating, each with its place", () => {
    const { rows, known } = contribution(SAMPLE, around);
    expect(known).toBeNull();
    expect(rows.map(({ table }) => fileOf(table))).toEqual([
      "data/sources.csv",
      "data/architectures.csv",
      "data/ratings.csv",
    ]);
    expect(rows[0]?.line).toBe(
      "arxiv-2602.01234,Sliding State Mixers,,2026-02,paper,https://arxiv.org/abs/2602.01234,2602.01234,recalled,",
    );
    expect(rows[2]?.line).toBe(
      "sliding-state-mixer,introduction,2026-02,me,2,2026-03-17,2,1,1,1,0,products of blocks,,,,,yes,arxiv-2602.01234,recalled,",
    );
    expect(rows[1]?.place).toMatch(/^after the row that begins with s[a-z0-9-]+,$/);
  });

  it("name as their place the row that stands before them in the file", async () => {
    const { rows } = contribution(SAMPLE, around);
    for (const { table, line, place } of rows) {
      const lines = (await readFile(join(DATA, `${table}.csv`), "utf8")).trimEnd().split("\n").slice(1);
      const before = lines.filter((other) => compareText(other, line) < 0).at(-1) ?? "";
      expect(place).toContain(`${before.split(",")[0]},`);
    }
  });

  it("of a technique that is there already are a second rating, which passes too", async () => {
    const made = contribution({ ...SAMPLE, name: "FlashAttention", date: "2020", work: "2205.14135" }, around);
    expect(made.known?.id).toBe("flashattention");
    expect(made.rows.map(({ table }) => table)).toEqual(["ratings"]);
    expect(made.rows[0]?.line).toContain(`flashattention,introduction,${made.known?.introduced},me,2,`);
    expect(made.rows[0]?.line).toContain(",no,arxiv-2205.14135,recalled,");
    expect(await problemsWith(made.rows)).toEqual([]);
  });

  it("of a technique that nobody rated yet make the default rating", async () => {
    const unrated = around.techniques.find(({ ga }) => ga === null);
    if (!unrated) return;
    const made = contribution({ ...SAMPLE, name: unrated.name }, around);
    expect(made.rows.at(-1)?.line).toContain(",yes,");
    expect(await problemsWith(made.rows)).toEqual([]);
  });

  it("say what is missing in the words of the form", () => {
    const { rows } = contribution({ ...EMPTY, name: "New", date: "20x6" }, around);
    const said = rows.flatMap(({ table, problems }) => problems.map((problem) => `${table}: ${problem}`));
    expect(said).toContain("architectures: Category must not be empty");
    expect(said).toContain("architectures: What it does, in one line, must not be empty");
    expect(said).toContain(
      'architectures: Date of the paper must be a date such as 2024, 2024-05 or 2024-05-17, not "20x6"',
    );
    expect(said).toContain("ratings: Your rater name must not be empty");
    expect(said).toContain("ratings: GEMM alignment must not be empty");
  });

  it("refuse a rater's second rating, an unclear work and a name that gives no identifier", () => {
    const flash = around.techniques.map((one) =>
      one.id === "flashattention" ? { ...one, raters: [...one.raters, "me/2"] } : one,
    );
    const refused = contribution({ ...SAMPLE, name: "FlashAttention" }, { ...around, techniques: flash });
    expect(refused.problems[0]).toContain("me has rated flashattention already");
    expect(refused.rows.filter(({ isReady }) => isReady)).toEqual([]);
    expect(contribution({ ...SAMPLE, work: "somewhere" }, around).problems[0]).toContain("cannot be cited");
    expect(contribution({ ...SAMPLE, name: "深度" }, around).problems[0]).toContain("no identifier");
  });

  it.each<[string, Partial<Scorecard>, string]>([
    ["an identifier that is none", { id: "Foo Bar" }, "Foo Bar cannot be an identifier"],
    ["a rater name that is none", { rater: "Foo Bar" }, "Foo Bar cannot be a rater name"],
    ["a date to come", { date: "2031" }, "lies in the future"],
    ["a paper of several techniques", { work: "2105.08050" }, "write which identifier is yours"],
  ])("are withheld for %s, in plain words", (_, change, problem) => {
    const made = contribution({ ...SAMPLE, ...change }, around);
    expect(made.problems.join(" ")).toContain(problem);
    expect(made.rows.some(({ isReady }) => isReady)).toBe(false);
    expect(made.rows.flatMap(({ problems }) => problems).join(" ")).not.toContain("^[");
  });

  it("of a paper that the dataset has under another name are a rating of its technique", () => {
    const made = contribution(
      { ...SAMPLE, work: "2205.14135", reasons: { ...EMPTY.reasons, ga: "so,no,reason" } },
      around,
    );
    expect(made).toMatchObject({ id: "flashattention", isDefault: false });
    expect(made.rows.map(({ table }) => table)).toEqual(["ratings"]);
    expect(contribution({ ...SAMPLE, reasons: { ...EMPTY.reasons, ga: "a,no,b" } }, around).isDefault).toBe(true);
  });
});
