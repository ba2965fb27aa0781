import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDataset } from "../../loaders/assemble.ts";
import { readQueryFolder } from "../../loaders/query-folder.ts";
import { runQuery } from "../../loaders/run-query.ts";
import { nearest } from "../../src/analysis/neighbours.ts";
import type { Scores } from "../../src/analysis/profile.ts";
import { type Architecture, architecture } from "../../src/dataset/architecture.ts";
import { architectureList } from "../../src/dataset/architecture-list.ts";
import { DETAIL_ROWS } from "../../src/dataset/detail-rows.ts";
import type { Order } from "../../src/dataset/order.ts";
import { select } from "../../src/dataset/selection.ts";
import { selectionSql, sqlText } from "../../src/dataset/sql.ts";

const { queries } = await readQueryFolder("src/queries");

let dataset: Awaited<ReturnType<typeof openDataset>>;
let rows: readonly Architecture[];

const sqlOf = (name: string) => queries.find(({ id }) => id === `dataset/${name}`)?.sql ?? "";

const run = async (sql: string, parameters = {}) => (await runQuery(dataset.database.connection, sql, parameters)).rows;

beforeAll(async () => {
  dataset = await openDataset(".");
  rows = v.parse(v.array(architecture), await run(sqlOf("architectures")));
}, 60_000);

afterAll(() => dataset?.database.close());

interface Asked {
  readonly q?: string;
  readonly picks?: Readonly<Record<string, readonly string[]>>;
  readonly order?: Order;
}

const asked = ({ q = "", picks = {}, order }: Asked) => ({
  q,
  picks: Object.fromEntries(Object.entries(picks).map(([key, values]) => [key, new Set(values)])),
  order: order ?? null,
});

const SELECTIONS: readonly (readonly [string, Asked])[] = [
  ["nothing asked", {}],
  ["one filter", { picks: { zone: ["green"] } }],
  ["several filters", { picks: { zone: ["orange", "red"], zone_intro: ["red"], evidence: ["seen", "recalled"] } }],
  ["numbers", { picks: { h: ["5", "6"], e: ["4"], adoption: ["2", "3"] } }],
  ["years", { picks: { year: ["2019", "2020", "2021"] } }],
  ["what is not known", { picks: { adoption: ["unknown"], zone: ["unknown", "green"], year: ["unknown", "2024"] } }],
  [
    "names, last first",
    { picks: { category: ["attention", "moe-routing"] }, order: { key: "name", descending: true } },
  ],
  ["dates", { order: { key: "introduced", descending: false } }],
  ["zones", { order: { key: "zone", descending: true } }],
  ["models", { order: { key: "models", descending: true } }],
  ["words with an order", { q: "attention flash", order: { key: "h", descending: true } }],
  ["digits", { q: "mamba2", order: { key: "introduced", descending: true } }],
  ["accents and signs", { q: 'Kolmogorov–Arnöld\'s "KAN"', order: { key: "name", descending: false } }],
  ["organisations", { q: "stanford princeton", order: { key: "events", descending: true } }],
  ["a single letter", { q: "q", order: { key: "e", descending: false } }],
];

describe("the SQL of a selection gives the page's rows in the page's order for", () => {
  it.each(SELECTIONS)("%s", async (_, selection) => {
    const state = asked(selection);
    const found = select(architectureList(rows), state).rows;
    expect((await run(selectionSql(state))).map((row) => row["id"])).toEqual(found.map(({ id }) => id));
  });

  it("words ranked by relevance, apart from the order", async () => {
    const state = asked({ q: "sparse attention" });
    const found = select(architectureList(rows), state).rows.map(({ id }) => id);
    expect(found.length).toBeGreaterThan(3);
    expect((await run(selectionSql(state))).map((row) => row["id"]).sort()).toEqual(found.sort());
    expect(selectionSql(state)).toContain("ranks these rows by relevance");
  });
});

describe("the SQL of a selection", () => {
  it("quotes whatever a filter holds", () => {
    expect(sqlText("it's")).toBe("'it''s'");
    expect(selectionSql(asked({ picks: { category: ["x' OR TRUE --"] } }))).toContain("category = 'x'' OR TRUE --'");
  });

  it("takes nothing but whole numbers where it expects numbers, and no order that it does not know", () => {
    const sql = selectionSql(
      asked({ picks: { h: ["5", "6; DROP TABLE models"] }, order: { key: "id; --", descending: true } }),
    );
    expect(sql).toContain("late.h = 5");
    expect(sql).not.toContain("DROP");
    expect(sql).not.toContain("id; --");
  });

  it("lets no sign of a search through", async () => {
    const sql = selectionSql(asked({ q: "'); DROP TABLE models; -- .* ( [" }));
    expect(sql).not.toContain("DROP");
    expect(sql).not.toContain(".*");
    expect(await run(sql)).toEqual([]);
  });
});

describe("the detail queries", () => {
  const busy = ["flashattention", "mixture-of-depths", "mamba-2", "grouped-query-attention"];

  it.each(Object.entries(DETAIL_ROWS))(
    "%s gives rows as the page expects them, for every technique that has any",
    async (name, schema) => {
      for (const id of busy) v.parse(v.array<typeof schema>(schema), await run(sqlOf(name), { id }));
    },
  );

  it("neighbours gives what the page computes, for every technique", async () => {
    const scored = rows.map(({ id, introduced, ga, mal, par, sti_2025: sti, im_2025: im }) => {
      const known = ga !== null && mal !== null && par !== null && sti !== null && im !== null;
      const scores: Scores | null = known ? [ga, mal, par, sti, im] : null;
      return { id, introduced, scores };
    });
    for (const target of scored.filter((_, i) => i % 10 === 0)) {
      const expected = nearest(target, scored).map(({ item, distance }) => [item.id, distance]);
      const found = await run(sqlOf("neighbours"), { id: target.id });
      expect(
        found.map((row) => [row["id"], row["distance"]]),
        target.id,
      ).toEqual(expected);
    }
  });
});
