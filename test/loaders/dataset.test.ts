import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDataset } from "../../loaders/dataset.ts";
import { formatProblem } from "../../loaders/problem.ts";
import { TABLE_NAMES } from "../../src/schema/tables.ts";
import { editedFixture, FIXTURE, problemsAfter } from "./support.ts";

test("the fixture dataset is sound", async () => {
  const { tables, problems } = await readDataset(FIXTURE);
  expect(problems).toEqual([]);
  expect(Object.keys(tables)).toEqual(TABLE_NAMES);
});

test("cells are typed, and an empty cell is null", async () => {
  const { tables } = await readDataset(FIXTURE);
  const model = tables.models.find(({ id }) => id === "tiny-7b");
  expect(model).toMatchObject({
    open_weights: true,
    params_total_b: 7.25,
    n_layers: 32,
    mechanisms: ["flash-attention"],
    released: { iso: "2024-02-29", precision: "day" },
    training_tokens_t: null,
  });
});

test("rows are sorted by key whatever their order in the file", async () => {
  const { tables } = await readDataset(FIXTURE);
  expect(tables.models.map(({ id }) => id)).toEqual(["secret-1", "tiny-7b"]);
  expect(tables.ratings.map(({ architecture_id, as_of_kind, rater }) => [architecture_id, as_of_kind, rater])).toEqual([
    ["capsule", "introduction", "panel"],
    ["capsule", "introduction", "second"],
    ["flash-attention", "2025", "panel"],
    ["flash-attention", "introduction", "panel"],
    ["moe", "introduction", "panel"],
  ]);
});

test("a cell that does not parse is reported at its own column", async () => {
  expect(await problemsAfter({ models: [["2024-02-29", "2023-02-29"]] })).toEqual([
    'data/models.csv:2:22: released must be a date such as 2024, 2024-05 or 2024-05-17, not "2023-02-29"',
  ]);
});

test("a required cell may not be empty", async () => {
  expect(await problemsAfter({ architectures: [["Mixture of experts", ""]] })).toEqual([
    "data/architectures.csv:3:5: name must not be empty",
  ]);
});

test("a broken row rule is reported at the column that the rule names", async () => {
  expect(await problemsAfter({ models: [[",32,8,128,", ",32,5,128,"]] })).toEqual([
    "data/models.csv:2:70: n_heads 32 is not divisible by n_kv_heads 5",
  ]);
});

test("rules wait until a row's cells can be read", async () => {
  expect(await problemsAfter({ models: [[",32,8,128,", ",32,5,wide,"]] })).toEqual([
    'data/models.csv:2:72: head_dim must be a whole number, not "wide"',
  ]);
});

test("a repeated identifier is reported with the line that has it already", async () => {
  expect(await problemsAfter({ models: [["secret-1,", "tiny-7b,"]] })).toContain(
    "data/models.csv:3:1: id tiny-7b stands already in line 2",
  );
});

test("a repeated value of a unique column is reported", async () => {
  expect(
    await problemsAfter({ sources: [["https://example.org/tiny-7b", "https://example.org/friction-map"]] }),
  ).toEqual(["data/sources.csv:4:44: url https://example.org/friction-map stands already in line 3"]);
});

test("two ratings of one technique by one rater say so in words", async () => {
  expect(
    await problemsAfter({ ratings: [["capsule,introduction,,second,1,,1", "capsule,introduction,,panel,1,,0"]] }),
  ).toEqual([
    "data/ratings.csv:6:1: the same rater has rated this technique for the same date under the same rubric already, in line 5 (architecture_id capsule, as_of_kind introduction, rater panel, rubric_version 1)",
  ]);
});

test("a reference to a row that is not there suggests the one that was meant", async () => {
  expect(
    await problemsAfter({
      adoption_events: [["flash-pytorch,flash-attention,", "flash-pytorch,flash,"]],
      models: [["moe;flash-attention", "meo;flash-atention"]],
      sequence_models: [["seq-a,tiny-7b", "seq-a,unheard-of"]],
    }),
  ).toEqual([
    "data/adoption_events.csv:3:15: technique_id flash is not in architectures.id; did you mean flash-attention?",
    "data/models.csv:3:112: mechanisms flash-atention is not in architectures.id; did you mean flash-attention?",
    "data/models.csv:3:112: mechanisms meo is not in architectures.id",
    "data/sequence_models.csv:2:7: model_id unheard-of is not in models.id",
  ]);
});

test("a row with a mistake of its own can still be referred to", async () => {
  expect(await problemsAfter({ architectures: [["moe-routing", "moe_routing"]] })).toHaveLength(1);
  expect(await problemsAfter({ architectures: [["moe,Mixture of experts,", "moe,Mixture, of experts,"]] })).toEqual([
    "data/architectures.csv:3:101: row has 17 fields, the header has 16",
  ]);
});

test("a row whose fields have shifted is reported for that alone", async () => {
  expect(await problemsAfter({ architectures: [["moe,Mixture of experts,", ",moe,Mixture of experts,"]] })).toEqual([
    expect.stringMatching(/^data\/architectures\.csv:3:\d+: row has 17 fields, the header has 16$/),
  ]);
  expect(
    await problemsAfter({
      sources: [
        ["friction-map,The", "friction-map,,The"],
        ["tiny-card,Tiny", "tiny-card,,Tiny"],
        ["model_card", "essay"],
      ],
    }),
  ).toEqual([
    expect.stringMatching(/^data\/sources\.csv:3:\d+: row has 10 fields, the header has 9$/),
    expect.stringMatching(/^data\/sources\.csv:4:\d+: row has 10 fields, the header has 9$/),
  ]);
});

test("nothing is said of references to a table whose rows may be lost", async () => {
  expect(await problemsAfter({ architectures: [["moe,Mixture of experts", 'moe,"Mixture of experts']] })).toEqual([
    "data/architectures.csv:3:5: quote is never closed: add the closing quote",
    expect.stringContaining("no newline at the end of the file"),
  ]);
});

test("unknown, missing and repeated columns are reported", async () => {
  const header = "id,name,org,released,open_weights";
  expect(await problemsAfter({ models: [[header, "id,name,org,relased,open_weights"]] })).toEqual([
    "data/models.csv:1:1: column released is missing",
    "data/models.csv:1:13: unknown column relased; did you mean released?",
  ]);
  expect(await problemsAfter({ models: [[header, "id,name,name,released,open_weights"]] })).toEqual([
    "data/models.csv:1:1: column org is missing",
    "data/models.csv:1:9: column name stands twice in the header",
  ]);
});

test("columns must stand in the order of the schema", async () => {
  expect(await problemsAfter({ models: [["id,name,org,", "id,org,name,"]] })).toEqual([
    "data/models.csv:1:4: column 2 is org, but must be name",
  ]);
});

test("a missing file and a file of no table are reported", async () => {
  const folder = await editedFixture({});
  await rm(join(folder, "orchestration_facts.csv"));
  await writeFile(join(folder, "orchestration_fact.csv"), "");
  await writeFile(join(folder, "notes.txt"), "");
  const { problems } = await readDataset(folder, "data");
  expect(problems.map(formatProblem)).toEqual([
    "data/orchestration_fact.csv:1:1: no table has this name; did you mean orchestration_facts?",
    "data/orchestration_facts.csv:1:1: the file is missing: every table needs one",
  ]);
});

test("mistakes in several files are all reported at once, in the order of files and lines", async () => {
  expect(
    await problemsAfter({
      sources: [["model_card", "modelcard"]],
      models: [
        ["Closed,2023,", "Closed,soon,"],
        [",7.25,7.25,", ",7.25,8,"],
      ],
      kernel_benchmarks: [["bench-b,,gemm", "bench-a,,gemm"]],
    }),
  ).toEqual([
    "data/kernel_benchmarks.csv:3:1: id bench-a stands already in line 2",
    "data/models.csv:2:54: params_active_b 8 is greater than params_total_b 7.25",
    'data/models.csv:3:26: released must be a date such as 2024, 2024-05 or 2024-05-17, not "soon"',
    expect.stringMatching(/^data\/sources\.csv:4:33: kind must be one of paper, .*, not "modelcard"$/),
  ]);
});
