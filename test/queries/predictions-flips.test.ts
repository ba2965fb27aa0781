import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDataset } from "../../loaders/assemble.ts";
import { counterexamples } from "../../loaders/counterexamples.ts";
import { defaultParameters, runQuery } from "../../loaders/run-query.ts";
import type { Parameters } from "../../src/engine/result.ts";
import { movedDate } from "../../src/predictions/counterexample/months.ts";
import type { FlipRecord } from "../../src/predictions/counterexample/record.ts";
import { decodeScenario, NO_SCENARIO, type Scenario, withScenario } from "../../src/predictions/scenario.ts";
import { readVerdict } from "../../src/predictions/verdict.ts";

const TODAY = "2026-11-21";

let native: Awaited<ReturnType<typeof openDataset>>;

beforeAll(async () => {
  native = await openDataset(".");
}, 60_000);

afterAll(() => native?.database.close());

/** A bet's query, with other defaults where a test asks under another definition. */
function queryOf(id: string, definitions: Parameters = {}) {
  const query = native.queries.find((one) => one.id === `predictions/${id}`);
  if (!query) throw new Error(`there is no bet ${id}`);
  const parameters = query.parameters.map((one) => ({ ...one, default: definitions[one.name] ?? one.default }));
  return { ...query, parameters };
}

async function verdictOf(id: string, scenario: Scenario, definitions: Parameters = {}) {
  const { sql, parameters } = queryOf(id, definitions);
  const result = await runQuery(native.database.connection, withScenario(sql, scenario), defaultParameters(parameters));
  return readVerdict(result).verdict;
}

const search = (id: string, definitions: Parameters = {}) =>
  counterexamples(native.database.connection, queryOf(id, definitions), native.tables, TODAY);

/** The scenario of a flip, as a reader's link brings it. */
function scenarioOf({ suppose }: FlipRecord): Scenario {
  const decoded = decodeScenario(suppose);
  if (decoded.kind === "invalid") throw new Error(decoded.problems.map(({ message }) => message).join("; "));
  return decoded.scenario;
}

describe("each change that is told flips the verdict, and a part of it does not", () => {
  it("a row of a pure state-space model, with one cell rewritten", async () => {
    const id = "map-bet-pure-ssm-frontier";
    const { flips } = await search(id);
    expect(flips.length).toBeGreaterThan(0);
    for (const flip of flips) {
      const scenario = scenarioOf(flip);
      expect(await verdictOf(id, scenario)).toBe("falsified");
      const unwritten = scenario.add.map(({ table, row }) => ({
        table,
        row: { ...row, ...Object.fromEntries(flip.cells.map(({ column, from }) => [column, from])) },
      }));
      expect(flip.cells).toHaveLength(1);
      expect(await verdictOf(id, { ...NO_SCENARIO, add: unwritten })).toBe("holding");
    }
  });

  it("a measurement of Rubin, with two cells rewritten", async () => {
    const id = "map-rubin-3x";
    const [flip] = (await search(id)).flips;
    if (!flip) throw new Error("nothing was found");
    const scenario = scenarioOf(flip);
    expect(await verdictOf(id, scenario)).toBe("falsified");
    expect(flip.cells).toHaveLength(2);
    for (const { column, from } of flip.cells) {
      const add = scenario.add.map(({ table, row }) => ({ table, row: { ...row, [column]: from } }));
      expect(await verdictOf(id, { ...NO_SCENARIO, add })).toBe("undecidable");
    }
  });

  it("a date, which one month less does not flip", async () => {
    const id = "to-75k-breakeven";
    const training = { gpus: 16 };
    const flip = (await search(id, training)).flips.find(({ kind }) => kind === "date");
    if (!flip) throw new Error("nothing was found");
    const scenario = scenarioOf(flip);
    expect(await verdictOf(id, scenario, training)).toBe("falsified");
    const months = flip.months ?? 0;
    const change = scenario.change.map((one) => ({
      ...one,
      value: movedDate(String(flip.cells[0]?.from), months - Math.sign(months)),
    }));
    expect(await verdictOf(id, { ...NO_SCENARIO, change }, training)).toBe("holding");
  });

  it.each(["att-chip-barriers", "map-13b-hybrid-rule", "waw-hybrid-niche"])(
    "the rows that carry %s, of which none can be put back",
    async (id) => {
      const flip = (await search(id)).flips.find(({ kind }) => kind === "removal");
      if (!flip) throw new Error("nothing was found");
      const { remove } = scenarioOf(flip);
      expect(await verdictOf(id, NO_SCENARIO)).toBe("falsified");
      expect(await verdictOf(id, { ...NO_SCENARIO, remove })).toBe(flip.verdict);
      for (const row of remove) {
        const fewer = { ...NO_SCENARIO, remove: remove.filter((other) => other !== row) };
        expect(await verdictOf(id, fewer)).toBe("falsified");
      }
    },
  );
}, 60_000);
