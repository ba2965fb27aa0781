import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { tableFromIPC } from "apache-arrow";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDataset } from "../../loaders/assemble.ts";
import { ensureAssembly } from "../../loaders/assembly.ts";
import { runQuery } from "../../loaders/run-query.ts";
import { catalogSchema } from "../../src/engine/catalog.ts";
import { openNodeSession } from "../../src/engine/node.ts";
import type { ResultRow } from "../../src/engine/result.ts";
import type { Session } from "../../src/engine/session.ts";
import { toQueryResult } from "../../src/engine/values.ts";
import {
  decodeScenario,
  encodeScenario,
  NO_SCENARIO,
  parseScenario,
  type Scenario,
  withScenario,
} from "../../src/predictions/scenario.ts";
import { encodeText } from "../../src/ui/text-codec.ts";

const PLANTED: Scenario = {
  add: [
    {
      table: "models",
      row: {
        id: "a-model",
        name: "O'Model; DROP TABLE models -- $as_of",
        released: "2027-05",
        params_total_b: 0.5,
        n_layers: 3,
        is_frontier_flagship: true,
        mechanisms: ["rope", "it's"],
      },
    },
  ],
  change: [
    { table: "models", key: "kimi-k3", column: "released", value: "2028" },
    { table: "models", key: "a-model", column: "mechanisms", value: [] },
    { table: "ratings", key: "mamba/introduction/first-pass-b/1", column: "ga", value: 0 },
  ],
  remove: [{ table: "models", key: "gpt-5.5" }],
};

describe("parseScenario", () => {
  const problems = (input: unknown) => {
    const parsed = parseScenario(input);
    return parsed.kind === "invalid" ? parsed.problems.map(({ where, message }) => `${where}: ${message}`) : [];
  };

  it("accepts what the tables can hold", () => {
    expect(parseScenario(PLANTED)).toEqual({ kind: "scenario", scenario: PLANTED });
    expect(parseScenario({})).toEqual({ kind: "scenario", scenario: NO_SCENARIO });
  });

  it.each([
    [null, /^: /],
    [{ add: [{ table: "modles", row: {} }] }, /^add\[0\]\.table: there is no table "modles"/],
    [{ add: [{ table: "models", row: { id: {} } }] }, /^add\[0\]\.row\.id: a value must be/],
    [{ plant: [] }, /^plant: /],
    [{ add: [{ table: "models", row: { name: "X" } }] }, /^add\[0\]\.row: a row of models needs id/],
    [{ add: [{ table: "models", row: { id: "x", size: 7 } }] }, /row\.size: the table models has no column size/],
    [{ add: [{ table: "models", row: { id: "x", params_total_b: "7" } }] }, /params_total_b must be a number, not "7"/],
    [{ add: [{ table: "models", row: { id: "x", params_total_b: -7 } }] }, /params_total_b -7 is less than 0/],
    [{ add: [{ table: "models", row: { id: "x", n_layers: 1.5 } }] }, /n_layers must be a whole number/],
    [{ add: [{ table: "models", row: { id: "x", released: "2027-13" } }] }, /released must be a date/],
    [{ add: [{ table: "models", row: { id: "x", attention: "none at all" } }] }, /attention must be one of MHA/],
    [{ add: [{ table: "models", row: { id: "x", mechanisms: ["a;b"] } }] }, /mechanisms must be a list/],
    [{ add: [{ table: "models", row: { id: "x", name: null } }] }, /name may not be empty/],
    [{ change: [{ table: "models", key: "x", column: "id", value: "y" }] }, /id is in the key of models/],
    [{ remove: [{ table: "ratings", key: "mamba" }] }, /^remove\[0\]\.key: a key of ratings is architecture_id\/as_of/],
  ])("says what is wrong and where: %j", (input, expected) => {
    expect(problems(input)).toEqual([expect.stringMatching(expected)]);
  });

  it("reads numbers that a CSV file could not write", () => {
    expect(problems({ add: [{ table: "models", row: { id: "x", params_total_b: 1e21 } }] })).toEqual([]);
  });
});

describe("a scenario's link", () => {
  it("brings the scenario back, and is short", () => {
    const code = encodeScenario(PLANTED);
    expect(decodeScenario(code)).toEqual({ kind: "scenario", scenario: PLANTED });
    expect(code).toMatch(/^[\w.-]+$/);
    expect(code.length).toBeLessThan(600);
    expect(decodeScenario(encodeScenario(NO_SCENARIO))).toEqual({ kind: "scenario", scenario: NO_SCENARIO });
  });

  it.each([encodeScenario(PLANTED).slice(0, -3), "", "1.", encodeText("no JSON"), encodeText('{"add":1}')])(
    "that is damaged gives a problem: %s",
    (code) => {
      expect(decodeScenario(code)).toMatchObject({ kind: "invalid" });
    },
  );
});

describe("withScenario", () => {
  let native: Awaited<ReturnType<typeof openDataset>>;
  let browser: Session;

  beforeAll(async () => {
    const { folder } = await ensureAssembly(".");
    native = await openDataset(".");
    const catalog = v.parse(catalogSchema, JSON.parse(await readFile(join(folder, "catalog.json"), "utf8")));
    browser = await openNodeSession(catalog, (name) => readFile(join(folder, `${name}.parquet`)));
  }, 60_000);

  afterAll(() => native?.database.close());

  async function rows(sql: string, scenario: Scenario): Promise<readonly ResultRow[]> {
    const planted = withScenario(sql, scenario);
    const answer = await runQuery(native.database.connection, planted);
    const { ipc } = await browser.query(planted);
    expect(toQueryResult(tableFromIPC(ipc))).toEqual(answer);
    return answer.rows;
  }

  it("leaves a query alone where nothing is supposed", () => {
    expect(withScenario("SELECT 1", NO_SCENARIO)).toBe("SELECT 1");
  });

  it("adds, changes and removes rows in both engines", async () => {
    const sql = `WITH chosen AS (SELECT * FROM models WHERE id IN ('a-model', 'kimi-k3', 'gpt-5.5'))
      SELECT
        id, name, released, released_precision, params_total_b, n_layers, is_frontier_flagship, mechanisms, sources, org
      FROM chosen ORDER BY id DESC`;
    expect(await rows(sql, PLANTED)).toMatchObject([
      { id: "kimi-k3", released: "2028-01-01", released_precision: "year" },
      {
        id: "a-model",
        name: "O'Model; DROP TABLE models -- $as_of",
        released: "2027-05-01",
        released_precision: "month",
        params_total_b: 0.5,
        n_layers: 3,
        is_frontier_flagship: true,
        mechanisms: [],
        sources: [],
        org: null,
      },
    ]);
  });

  it("finds rows by a key of several columns", async () => {
    const sql = "SELECT sum(ga) AS ga FROM ratings WHERE architecture_id = 'mamba' AND rater = 'first-pass-b'";
    const [before] = await rows(sql, NO_SCENARIO);
    const [after] = await rows(sql, PLANTED);
    expect(Number(before?.["ga"]) - Number(after?.["ga"])).toBeGreaterThan(0);
  });

  it("lets an added row take the place of one with its key, and the last change decide", async () => {
    const scenario: Scenario = {
      add: [{ table: "models", row: { id: "kimi-k3", name: "Another", released: "2026-07-28" } }],
      change: [
        { table: "models", key: "kimi-k3", column: "org", value: "First" },
        { table: "models", key: "kimi-k3", column: "org", value: "Last" },
      ],
      remove: [],
    };
    expect(await rows("SELECT name, org FROM models WHERE id = 'kimi-k3'", scenario)).toEqual([
      { name: "Another", org: "Last" },
    ]);
  });

  it("goes before the expressions of a recursive query", async () => {
    const sql = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2)
      SELECT count(*) AS n FROM n, models WHERE id = 'gpt-5.5'`;
    expect(await rows(sql, PLANTED)).toEqual([{ n: 0 }]);
  });
});
