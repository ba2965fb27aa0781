import { describe, expect, it } from "vitest";
import { readQueryFolder } from "../../loaders/query-folder.ts";
import { EngineError } from "../../src/engine/errors.ts";
import { NO_SCENARIO, parseScenario, type Scenario } from "../../src/predictions/scenario.ts";
import type { VerdictRow } from "../../src/predictions/verdict.ts";
import { type ComparisonState, comparer } from "../../src/predictions/what-if/comparison.ts";
import { type Field, fieldsOf } from "../../src/predictions/what-if/fields.ts";
import { blankTexts, copiedTexts, readCell, readRow, textsOf } from "../../src/predictions/what-if/row-texts.ts";
import {
  flipSentence,
  isEmpty,
  passedOver,
  supposedOf,
  suppositions,
  unsaid,
  withAdded,
  withChanged,
  withoutPart,
  withRemoved,
} from "../../src/predictions/what-if/supposition.ts";
import { columnsRead, tablesRead } from "../../src/predictions/what-if/tables-read.ts";
import type { TableName } from "../../src/schema/tables.ts";
import type { LiveEngine } from "../../src/ui/live.ts";

const BETS = (await readQueryFolder("src/queries")).queries.filter(({ id }) => id.startsWith("predictions/"));

const SSM = BETS.find(({ id }) => id === "predictions/waw-claim3-pure-ssm-ceiling")?.sql ?? "";

const all = (table: TableName): readonly Field[] => {
  const { first, more } = fieldsOf(table, new Set());
  return [...first, ...more];
};

const fieldNamed = (fields: readonly Field[], name: string) => fields.find((field) => field.name === name);

describe("what a query reads", () => {
  it("is the tables of facts in its FROM clauses, those collected by hand last", () => {
    expect(tablesRead(SSM)).toEqual(["models", "sequence_models", "prediction_evidence"]);
    expect(tablesRead("SELECT sources, ratings FROM bet, models m, (SELECT 1 FROM ratings) AS r")).toEqual([
      "models",
      "ratings",
    ]);
    expect(tablesRead("SELECT 1 FROM bet JOIN models ON a = f(b, sources) WHERE x IN (predictions, sources)")).toEqual([
      "models",
    ]);
  });

  it.each(BETS)("of $id gives the form a table, and each a column beside the key", ({ sql }) => {
    const tables = tablesRead(sql);
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) expect(columnsRead(sql, table).size).toBeGreaterThan(1);
  });

  it("names columns, not parameters", () => {
    const read = columnsRead(SSM, "models");
    expect(read).toContain("is_frontier_flagship");
    expect(read).toContain("params_total_b");
    expect(read).not.toContain("attention");
  });
});

describe("the fields of a table", () => {
  const { first, more } = fieldsOf("models", columnsRead(SSM, "models"));

  it("begin with the key and what the query reads", () => {
    expect(first.map(({ name }) => name)).toEqual([
      "id",
      "name",
      "released",
      "is_frontier_flagship",
      "params_total_b",
      "n_attention_layers",
      "architecture_class",
      "evidence",
    ]);
    expect(more.map(({ name }) => name)).toContain("context_length");
  });

  it("are required where the table and the query need them", () => {
    expect(first.filter(({ required }) => !required).map(({ name }) => name)).toEqual([
      "params_total_b",
      "n_attention_layers",
    ]);
    expect(more.filter(({ required }) => required)).toEqual([]);
  });

  it("have a control for each type of column", () => {
    const control = (name: string) => fieldNamed([...first, ...more], name)?.control;
    expect(control("architecture_class")).toMatchObject({ kind: "select" });
    expect(control("architecture_class")).toMatchObject({
      options: expect.arrayContaining([{ value: "pure_ssm", label: "pure_ssm: state-space layers only" }]),
    });
    expect(control("is_frontier_flagship")).toMatchObject({
      options: [{ value: "" }, { value: "yes" }, { value: "no" }],
    });
    expect(control("released")).toMatchObject({ kind: "text", pattern: expect.any(String) });
    expect(control("n_layers")).toMatchObject({ inputMode: "numeric" });
    expect(control("params_total_b")).toMatchObject({ inputMode: "decimal" });
    expect(control("mechanisms")).toMatchObject({ references: { table: "architectures", column: "id" } });
    expect(fieldNamed(first, "params_total_b")?.label).toBe("Parameters in all, in billion parameters");
  });

  it("have a date's pattern that takes what the parser takes", () => {
    const date = fieldNamed(first, "released")?.control;
    const pattern = new RegExp(`^(?:${date?.kind === "text" ? date.pattern : ""})$`);
    for (const text of ["2026", "2026-05", "2026-05-17"]) expect(text).toMatch(pattern);
    for (const text of ["26", "2026-5", "May 2026", "2026-05-17T00"]) expect(text).not.toMatch(pattern);
  });
});

describe("a form's texts", () => {
  const fields = all("models");
  const problems = (texts: Record<string, string>) => {
    const read = readRow("models", fields, texts);
    return read.kind === "problems" ? Object.fromEntries(read.problems) : {};
  };

  it("become a row that a scenario may hold, without the empty cells", () => {
    const read = readRow("models", fields, {
      id: " big-ssm ",
      released: "2026-10",
      is_frontier_flagship: "yes",
      params_total_b: "70.5",
      n_attention_layers: "0",
      architecture_class: "pure_ssm",
      mechanisms: "mamba ; rope",
      note: "",
    });
    expect(read).toEqual({
      kind: "row",
      row: {
        id: "big-ssm",
        released: "2026-10",
        is_frontier_flagship: true,
        params_total_b: 70.5,
        n_attention_layers: 0,
        architecture_class: "pure_ssm",
        mechanisms: ["mamba", "rope"],
      },
    });
    const row = read.kind === "row" ? read.row : {};
    expect(parseScenario({ add: [{ table: "models", row }] }).kind).toBe("scenario");
  });

  it.each([
    ["id", "", "id may not be empty"],
    ["id", "Big SSM", expect.stringContaining("does not match")],
    ["released", "May 2026", expect.stringContaining("released must be a date such as 2024")],
    ["released", "2026-02-30", expect.stringContaining("released must be a date")],
    ["params_total_b", "7e3", expect.stringContaining("must be a number")],
    ["params_total_b", "-1", "params_total_b -1 is less than 0"],
    ["n_layers", "1.5", expect.stringContaining("must be a whole number")],
    ["architecture_class", "ssm", expect.stringContaining("must be one of dense_transformer")],
    ["is_frontier_flagship", "true", expect.stringContaining("must be yes or no")],
    ["mechanisms", "rope;rope", "mechanisms names an item twice"],
  ])("are refused at %s where they are %j", (name, text, message) => {
    expect(problems({ id: "x", [name]: text })).toEqual({ [name]: message });
  });

  it("must fit together, but need no source", () => {
    expect(problems({ id: "x", params_total_b: "7", params_active_b: "8", evidence: "seen" })).toEqual({
      params_active_b: "params_active_b 8 is greater than params_total_b 7",
    });
    expect(problems({ id: "x", evidence: "seen" })).toEqual({});
    expect(problems({ id: "x", evidence: "disputed" })).toEqual({});
  });

  it("tell all problems at once", () => {
    expect(Object.keys(problems({ released: "soon", n_layers: "many" }))).toEqual(["id", "released", "n_layers"]);
  });

  it("of one cell may be empty where the column may", () => {
    const [size, released] = ["params_total_b", "released"].map((name) => {
      const field = fieldNamed(fields, name);
      if (!field) throw new Error(name);
      return { ...field, required: !field.column.optional };
    });
    if (!size || !released) throw new Error("no such fields");
    expect(readCell(size, "")).toEqual({ kind: "cell", value: null });
    expect(readCell(released, "")).toEqual({ kind: "problem", message: "released may not be empty" });
    expect(readCell(released, "2027")).toEqual({ kind: "cell", value: "2027" });
  });

  it("of a copied row are those of the CSV file, and read back to it", () => {
    const texts = textsOf("models", {
      id: "m",
      released: "2026-05-01",
      released_precision: "month",
      open_weights: false,
      params_total_b: 0.5,
      mechanisms: ["rope", "mamba"],
      org: null,
    });
    expect(texts).toMatchObject({
      id: "m",
      released: "2026-05",
      open_weights: "no",
      params_total_b: "0.5",
      mechanisms: "rope;mamba",
      org: "",
    });
    expect(copiedTexts("models", texts, new Set(["m-supposed-1"]))["id"]).toBe("m-supposed-2");
    const rating = { architecture_id: "mamba", rater: "x" };
    expect(copiedTexts("ratings", rating, new Set())).toBe(rating);
  });

  it("of a blank row begin with a free key, the day, the mark seen and the bet", () => {
    const beginning = { bet: "a-bet", day: "2026-11-21", taken: new Set(["supposed-1"]) };
    const { first } = fieldsOf("prediction_evidence", columnsRead(SSM, "prediction_evidence"));
    expect(blankTexts("prediction_evidence", first, beginning)).toEqual({
      id: "supposed-2",
      prediction_id: "a-bet",
      date: "2026-11-21",
      evidence: "seen",
    });
  });
});

const PLANTED: Scenario = {
  add: [{ table: "models", row: { id: "x", released: "2027-05", evidence: "recalled", params_total_b: 70 } }],
  change: [{ table: "models", key: "jamba", column: "released", value: null }],
  remove: [{ table: "ratings", key: "mamba/introduction/first-pass-b/1" }],
};

describe("a supposition", () => {
  it("is listed part by part", () => {
    expect(suppositions(PLANTED)).toMatchObject([
      {
        kind: "add",
        table: "models",
        key: "x",
        cells: [
          ["released", "2027-05"],
          ["evidence", "recalled"],
          ["params_total_b", "70"],
        ],
      },
      { kind: "change", key: "jamba", cells: [["released", "empty"]] },
      { kind: "remove", key: "mamba/introduction/first-pass-b/1", cells: [] },
    ]);
  });

  it("is taken back part by part", () => {
    let scenario = PLANTED;
    for (let left = 3; left > 0; left--) {
      expect(suppositions(scenario)).toHaveLength(left);
      const [part] = suppositions(scenario);
      if (part) scenario = withoutPart(scenario, part);
    }
    expect(isEmpty(scenario)).toBe(true);
  });

  it("holds one row for a key, one value for a cell, and leaves a row out once", () => {
    const added = withAdded(withAdded(NO_SCENARIO, "models", { id: "x" }), "models", { id: "x", name: "Second" });
    expect(added.add).toEqual([{ table: "models", row: { id: "x", name: "Second" } }]);
    const changed = withChanged(withChanged(NO_SCENARIO, "models", "y", "org", "A"), "models", "y", "org", "B");
    expect(changed.change).toEqual([{ table: "models", key: "y", column: "org", value: "B" }]);
    const row = { table: "models", key: "z" } as const;
    expect(withRemoved(withRemoved(NO_SCENARIO, [row]), [row]).remove).toEqual([row]);
  });

  it("marks its own rows", () => {
    expect(supposedOf(PLANTED, "models:x")).toBe("supposed row");
    expect(supposedOf(PLANTED, "models:jamba")).toBe("supposed value");
    expect(supposedOf(PLANTED, "sequence_models:x")).toBeNull();
  });

  it("says why its rows may not count", () => {
    const read = () => new Set(["released"]);
    expect(passedOver(PLANTED, read, "2026-11-21", true)).toEqual([
      expect.stringContaining("x is dated 2027-05, after"),
      expect.stringContaining("x is not marked as seen"),
    ]);
    expect(passedOver(PLANTED, read, "2027-05-01", false)).toEqual([]);
  });
});

const FOUND: VerdictRow = {
  verdict: "holding",
  as_of: "2026-11-21",
  actual: "none",
  n_for: 1,
  n_against: 0,
  strength_for: 0,
  strength_against: 0,
  decisive: [],
};

describe("a supposed row that leaves cells empty", () => {
  it("is told by the columns that the query reads", () => {
    const read = () => new Set(["released", "params_total_b", "name"]);
    expect(unsaid(PLANTED, read)).toEqual([expect.stringMatching(/^x leaves name empty/)]);
    expect(unsaid(PLANTED, () => new Set(["released"]))).toEqual([]);
  });
});

describe("the sentence", () => {
  it("says whether the verdict flips", () => {
    expect(flipSentence(FOUND, { ...FOUND, verdict: "falsified" })).toBe(
      "The verdict flips: by the record the bet is holding, with the supposition falsified.",
    );
    expect(flipSentence(FOUND, { ...FOUND, actual: "one" })).toMatch(/does not flip.*the supposition\.$/);
    expect(flipSentence(FOUND, { ...FOUND, strength_against: 3 })).toMatch(/the supposition\.$/);
    expect(flipSentence(FOUND, { ...FOUND })).toMatch(/Nothing changes/);
  });
});

describe("the comparison", () => {
  /** Lets everything that is ready come to pass. */
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  function fake(answer: (sql: string) => Record<string, unknown>) {
    const asked: string[] = [];
    const engine: LiveEngine = {
      state: "ready",
      subscribe: () => () => {},
      query: async (sql, { signal } = {}) => {
        asked.push(sql);
        await settled();
        if (signal?.aborted) throw new EngineError("cancelled", "cancelled");
        const row = { ...FOUND, ...answer(sql) };
        return { columns: [], rows: [row], elapsedMs: 1 };
      },
    };
    return { engine, asked };
  }

  const question = (id: string) => ({
    sql: "SELECT * FROM models",
    parameters: {},
    scenario: withAdded(NO_SCENARIO, "models", { id }),
  });

  async function until(kind: ComparisonState["kind"], state: () => ComparisonState): Promise<ComparisonState> {
    for (let i = 0; i < 50 && state().kind !== kind; i++) await settled();
    expect(state().kind).toBe(kind);
    return state();
  }

  it("asks both, and of questions that come meanwhile only the last", async () => {
    const { engine, asked } = fake((sql) => (sql.startsWith("WITH") ? { verdict: "falsified" } : {}));
    const { ask, state } = comparer(engine, () => {});
    for (const id of ["a", "b", "c"]) ask(question(id));
    const done = await until("done", state);
    expect(done).toMatchObject({ record: { verdict: "holding" }, supposed: { verdict: "falsified" } });
    expect(asked.filter((sql) => sql.startsWith("WITH")).map((sql) => /'([abc])'/.exec(sql)?.[1])).toEqual(["a", "c"]);
  });

  it("forgets a question that was taken back", async () => {
    const { engine } = fake(() => ({}));
    const { ask, state } = comparer(engine, () => {});
    ask(question("a"));
    ask(null);
    for (let i = 0; i < 5; i++) await settled();
    expect(state().kind).toBe("idle");
  });

  it("can be cancelled and asked again", async () => {
    const { engine } = fake(() => ({}));
    const { ask, cancel, state } = comparer(engine, () => {});
    ask(question("a"));
    cancel();
    expect(state()).toMatchObject({ kind: "failed", error: { kind: "cancelled" } });
    ask(question("a"));
    await until("done", state);
  });

  it("tells an answer that is no verdict", async () => {
    const { engine } = fake(() => ({ verdict: null }));
    const { ask, state } = comparer(engine, () => {});
    ask(question("a"));
    expect(await until("failed", state)).toMatchObject({ error: { kind: "sql" } });
  });
});
