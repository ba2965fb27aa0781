import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { tableFromIPC } from "apache-arrow";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDataset } from "../../loaders/assemble.ts";
import { ensureAssembly } from "../../loaders/assembly.ts";
import { predictionHistory } from "../../loaders/predictions.ts";
import { readQueryFolder } from "../../loaders/query-folder.ts";
import { defaultParameters, runQuery } from "../../loaders/run-query.ts";
import { catalogSchema } from "../../src/engine/catalog.ts";
import { openNodeSession } from "../../src/engine/node.ts";
import type { Parameters } from "../../src/engine/result.ts";
import type { Session } from "../../src/engine/session.ts";
import { toQueryResult } from "../../src/engine/values.ts";
import { definitionsOf, MOST_COMBINATIONS } from "../../src/predictions/combinations.ts";
import { monthEnds } from "../../src/predictions/month-ends.ts";
import { NO_SCENARIO, type Scenario, withScenario } from "../../src/predictions/scenario.ts";
import { readVerdict, type Verdict } from "../../src/predictions/verdict.ts";
import { isTableName, TABLE_NAMES, type TableName, tableNamed } from "../../src/schema/tables.ts";

const TODAY = "2026-11-21";

const bets = (await readQueryFolder("src/queries")).queries.filter(({ id }) => id.startsWith("predictions/"));

const named = bets.map((query) => [query.id.slice("predictions/".length), query] as const);

let native: Awaited<ReturnType<typeof openDataset>>;
let browser: Session;

beforeAll(async () => {
  const { folder } = await ensureAssembly(".");
  native = await openDataset(".");
  const catalog = v.parse(catalogSchema, JSON.parse(await readFile(join(folder, "catalog.json"), "utf8")));
  browser = await openNodeSession(catalog, (name) => readFile(join(folder, `${name}.parquet`)));
}, 60_000);

afterAll(() => native?.database.close());

const run = (sql: string, parameters: Parameters) => runQuery(native.database.connection, sql, parameters);

async function verdictOf(id: string, parameters: Parameters = {}, scenario: Scenario = NO_SCENARIO) {
  const query = bets.find((bet) => bet.id === `predictions/${id}`);
  if (!query) throw new Error(`there is no bet ${id}`);
  const sql = withScenario(query.sql, scenario);
  return readVerdict(await run(sql, { ...defaultParameters(query.parameters), ...parameters }));
}

it("there is one query for every prediction", async () => {
  const { rows } = await run("SELECT id FROM predictions ORDER BY id", {});
  expect(named.map(([id]) => id).toSorted()).toEqual(rows.map(({ id }) => id));
});

describe("a bet's query", () => {
  it.each(named)("%s has the parameters that all bets have", (_, { parameters }) => {
    expect(parameters.slice(0, 3)).toMatchObject([
      { name: "as_of", type: "date", default: TODAY },
      { name: "before_made", type: "boolean", default: true },
      { name: "verified_only", type: "boolean", default: false },
    ]);
    for (const { values } of definitionsOf(parameters)) expect(values.length).toBeGreaterThan(1);
  });

  it.each(named)("%s gives one verdict, decided by rows of the record", async (id, query) => {
    const asked = [{}, { verified_only: true }, { as_of: "2024-06-30" }, { as_of: "2019-01-31" }];
    for (const parameters of asked) {
      const { decisive, as_of: asOf } = await verdictOf(id, parameters);
      expect(asOf).toBe({ as_of: TODAY, ...parameters }.as_of);
      expect(decisive).toEqual([...new Set(decisive)].toSorted());
      expect(decisive.length).toBeLessThanOrEqual(12);
      for (const key of decisive) expect(await exists(key)).toBe(true);
    }
    expect(query.sql.startsWith("WITH ")).toBe(true);
    expect(query.sql).not.toContain("main.");
    expect(query.sql).not.toContain("status_2026_11");
  });

  it.each(named)("%s says that it was not yet made, where that is asked", async (id) => {
    const before = await verdictOf(id, { as_of: "2024-06-30", before_made: false });
    expect(before).toMatchObject({ verdict: "undecidable", actual: "the bet was not yet made" });
    const after = await verdictOf(id, { before_made: false });
    expect(after).toEqual(await verdictOf(id));
  });

  it.each(named)("%s gives one row where nothing is on record", async (id) => {
    const empty = TABLE_NAMES.map((name) => `"${name}" AS (SELECT * FROM main."${name}" WHERE FALSE)`).join(", ");
    const query = bets.find((bet) => bet.id === `predictions/${id}`);
    const sql = (query?.sql ?? "").replace(/^WITH /, `WITH ${empty}, `);
    const row = readVerdict(await run(sql, defaultParameters(query?.parameters ?? [])));
    expect(row).toMatchObject({ n_for: 0, n_against: 0, strength_for: 0, strength_against: 0, decisive: [] });
    expect(["holding", "undecidable"]).toContain(row.verdict);
  });
});

async function exists(key: string): Promise<boolean> {
  const [, table = "", id = ""] = /^([a-z_]+):(.+)$/.exec(key) ?? [];
  if (!isTableName(table)) return false;
  const { rows } = await run(`SELECT count(*) AS n FROM "${table}" WHERE id = $id`, { id });
  return rows[0]?.["n"] === 1;
}

describe("nothing dated after the day of the verdict, or not dated, changes", () => {
  /** The whole record a second time, under other keys, with every date at one day or without a date. */
  function doubled(name: TableName, date: string | null): string {
    const { columns, key } = tableNamed(name);
    const copied = Object.entries(columns).map(([column, { type }]) => {
      if (type === "date") return `CAST(${date === null ? "NULL" : `'${date}'`} AS DATE) AS "${column}"`;
      const renamed = column === (name === "ratings" ? "rater" : key[0]);
      return renamed ? `'planted-' || "${column}" AS "${column}"` : `"${column}"`;
    });
    const targets = Object.entries(columns).map(([column]) => `"${column}"`);
    return `"${name}" AS (
      SELECT ${targets.join(", ")} FROM main."${name}" UNION ALL SELECT ${copied.join(", ")} FROM main."${name}"
    )`;
  }

  const plants = [
    ["2026-11-21", "2026-11-22"],
    ["2026-11-21", null],
    ["2024-06-30", "2024-07-01"],
    ["2024-06-30", null],
  ] as const;

  it.each(named)("%s", async (_, query) => {
    for (const [asOf, planted] of plants) {
      const parameters = { ...defaultParameters(query.parameters), as_of: asOf };
      const shadows = TABLE_NAMES.filter((name) => name !== "sources").map((name) => doubled(name, planted));
      const answer = await run(query.sql.replace(/^WITH /, `WITH ${shadows.join(",\n")},\n`), parameters);
      expect(answer).toEqual(await run(query.sql, parameters));
    }
  });

  it("finds a query that looks ahead", async () => {
    const sql = "WITH seen AS (SELECT count(*) AS n FROM models) SELECT n FROM seen";
    const answer = await run(sql.replace(/^WITH /, `WITH ${doubled("models", "2027-01-01")}, `), {});
    expect(answer).not.toEqual(await run(sql, {}));
  });
});

describe("a 70B pure state-space flagship released today", () => {
  const planted: Scenario = {
    ...NO_SCENARIO,
    add: [
      {
        table: "models",
        row: {
          id: "planted-ssm-70b",
          name: "Planted SSM 70B",
          org: "Planted Lab",
          released: TODAY,
          open_weights: true,
          disclosure: "official",
          is_frontier_flagship: true,
          params_total_b: 70,
          params_active_b: 70,
          n_layers: 64,
          attention: "none",
          ffn: "dense",
          position: "NoPE",
          n_attention_layers: 0,
          n_recurrent_layers: 64,
          architecture_class: "pure_ssm",
          mechanisms: ["mamba-2", "rmsnorm"],
          sources: [],
          evidence: "seen",
        },
      },
    ],
  };

  async function flips(parameters: Parameters = {}, ids = named.map(([id]) => id)) {
    const flipped: [string, Verdict][] = [];
    for (const id of ids) {
      const before = await verdictOf(id, parameters);
      const after = await verdictOf(id, parameters, planted);
      if (before.verdict !== after.verdict) flipped.push([id, after.verdict]);
    }
    return flipped;
  }

  it("falsifies the two bets against such a model, and changes no other verdict", async () => {
    expect(await flips()).toEqual([
      // A model without attention, above 13B, from scratch, leading its organisation: their criterion to the word.
      ["map-bet-pure-ssm-frontier", "falsified"],
      ["waw-claim3-pure-ssm-ceiling", "falsified"],
    ]);
  });

  it("changes nothing on the day before", async () => {
    expect(await flips({ as_of: "2026-11-20" })).toEqual([]);
  });

  it("is a third counterexample to the rule of 13B, which fell before", async () => {
    const rule = await verdictOf("map-13b-hybrid-rule", {}, planted);
    expect(rule).toMatchObject({ verdict: "falsified", n_against: 3 });
    expect(rule.decisive).toContain("models:planted-ssm-70b");
    expect(await flips({ since_made: true }, ["map-13b-hybrid-rule"])).toHaveLength(1);
  });

  it("is not among the five largest of its year, but counts where size does not matter", async () => {
    expect(await flips({ top: 1000 }, ["att-thesis-no-replacement"])).toEqual([
      ["att-thesis-no-replacement", "falsified"],
    ]);
  });

  it("is below frontier scale, and fails the second gate where backing means earlier releases", async () => {
    const definitions = { min_lab_releases: 2, frontier_min_params_b: 30 };
    const gates = await verdictOf("att-two-gates", definitions, planted);
    expect(gates.decisive).toContain("models:planted-ssm-70b");
  });
});

describe("both engines agree on each alternative of", () => {
  const varied = named.filter(([, { parameters }]) => definitionsOf(parameters).length > 0);

  it.each(varied)("%s", async (_, { sql, parameters }) => {
    for (const { name, values } of definitionsOf(parameters)) {
      for (const value of values.slice(1)) {
        const chosen = { ...defaultParameters(parameters), [name]: value };
        const { ipc } = await browser.query(sql, chosen);
        expect(toQueryResult(tableFromIPC(ipc)), `${name} ${String(value)}`).toEqual(await run(sql, chosen));
      }
    }
  });
});

describe("monthEnds", () => {
  it("ends at the day itself", () => {
    expect(monthEnds("2023-12", "2024-03-15")).toEqual(["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-15"]);
    expect(monthEnds("2024-02", "2024-02-29")).toEqual(["2024-02-29"]);
  });
});

describe("predictionHistory", () => {
  it("replays a bet and turns its definitions", async () => {
    const query = bets.find(({ id }) => id === "predictions/waw-hybrid-niche");
    if (!query) throw new Error("there is no such bet");
    const history = await predictionHistory(native.database.connection, query);
    expect(history.id).toBe("waw-hybrid-niche");
    // Of 59 month ends every third and the last, 21, and two within each quarter that changed the verdict.
    expect(history.months).toHaveLength(25);
    expect(history.changes.map(({ as_of, verdict }) => [as_of, verdict])).toEqual([
      // Before the bet there is no model that it speaks of.
      ["2022-01-31", "undecidable"],
      ["2025-12-31", "holding"],
      ["2026-02-28", "falsified"],
    ]);
    expect(history.combinations[0]?.verdict).toBe("falsified");
    // The list holds those nearest to the default and says of how many.
    expect(history.combinations).toHaveLength(MOST_COMBINATIONS);
    expect(history.totalCombinations).toBe(36);
  });
});
