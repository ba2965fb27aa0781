import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { editedFixture, FIXTURE, fixtureProject } from "./support.ts";

const PROJECT = join(import.meta.dirname, "../..");

const VIEW = { "views/v.sql": "-- title: V\n-- description: D\nSELECT id, mechanisms, n_heads FROM models\n" };

/** Runs a script of this project in a folder, as npm and the site's builder do. */
async function run(cwd: string, script: string, args: readonly string[] = [], input = "") {
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), join(PROJECT, script), ...args], {
    cwd,
  });
  child.stdin.on("error", () => {}).end(input);
  const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr, code] = await Promise.all([buffer(child.stdout), buffer(child.stderr), exit]);
  return { stdout: stdout.toString(), bytes: stdout, stderr: stderr.toString(), code };
}

const query = (cwd: string, args: readonly string[], input?: string) => run(cwd, "loaders/cli/query.ts", args, input);

test("check counts what it found in a sound dataset", async () => {
  expect(await run(PROJECT, "loaders/cli/check.ts", [FIXTURE])).toMatchObject({
    stdout: "15 tables, 33 rows, 0 problems\n",
    stderr: "",
    code: 0,
  });
});

test("check prints each problem with its place and fails", async () => {
  const folder = await editedFixture({ models: [["2024-02-29", "2023-02-29"]], sources: [["model_card", "card"]] });
  const { stdout, stderr, code } = await run(PROJECT, "loaders/cli/check.ts", [folder]);
  expect(stdout).toBe("15 tables, 33 rows, 2 problems\n");
  expect(stderr.trim().split("\n")).toEqual([
    `${join(folder, "models.csv")}:2:22: released must be a date such as 2024, 2024-05 or 2024-05-17, not "2023-02-29"`,
    expect.stringMatching(`^${join(folder, "sources.csv")}:4:33: kind must be one of `),
  ]);
  expect(code).toBe(1);
});

test("check looks at the folder data of the project unless told otherwise", async () => {
  expect((await run(await fixtureProject(), "loaders/cli/check.ts")).stdout).toBe("15 tables, 33 rows, 0 problems\n");
});

test("check says what to do where there is no such folder", async () => {
  const { stderr, code } = await run(PROJECT, "loaders/cli/check.ts", ["no/such/folder"]);
  expect(stderr).toBe(
    "no/such/folder: cannot be read (ENOENT): name a folder that holds one CSV file for each table\n",
  );
  expect(code).toBe(1);
});

test("query prints rows of tables and views as JSON", async () => {
  const { stdout, stderr, code } = await query(await fixtureProject(VIEW), ["SELECT * FROM v ORDER BY id"]);
  expect(JSON.parse(stdout)).toEqual([
    { id: "secret-1", mechanisms: ["moe", "flash-attention"], n_heads: null },
    { id: "tiny-7b", mechanisms: ["flash-attention"], n_heads: 32 },
  ]);
  expect([stderr, code]).toEqual(["", 0]);
});

test("query prints CSV and aligned columns", async () => {
  const root = await fixtureProject(VIEW);
  expect((await query(root, ["--csv", "SELECT id, mechanisms, n_heads FROM v ORDER BY id"])).stdout).toBe(
    'id,mechanisms,n_heads\nsecret-1,"[""moe"",""flash-attention""]",\ntiny-7b,"[""flash-attention""]",32\n',
  );
  expect((await query(root, ["SELECT id, n_heads, 'x' AS x FROM v ORDER BY id", "--table"])).stdout).toBe(
    "id        n_heads  x\n--------  -------  -\nsecret-1           x\ntiny-7b        32  x\n",
  );
});

test("verify prints every claim and bet, and fails only where a test cannot run", async () => {
  const claim = `SELECT 'mixed' AS verdict, 'half' AS actual, 1.0 AS value, NULL::DOUBLE AS low, NULL::DOUBLE AS high,
    1 AS n, 1 AS n_seen, ['models:tiny-7b'] AS decisive\n`;
  const bet = `SELECT 'falsified' AS verdict, DATE '2026-01-01' AS as_of, 'found' AS actual, 0 AS n_for, 1 AS n_against,
    0 AS strength_for, 3 AS strength_against, ['models:tiny-7b'] AS decisive\n`;
  const tests = Object.fromEntries([
    ...["claims/claim-flash", "claims/claim-moe"].map((id) => [`${id}.sql`, `-- title: T\n${claim}`]),
    ...["predictions/bet-a", "predictions/bet-b"].map((id) => [`${id}.sql`, `-- title: T\n${bet}`]),
  ]);
  const sound = await run(await fixtureProject(tests), "loaders/cli/verify.ts");
  const ids = ["claim-flash", "claim-moe", "bet-a", "bet-b"];
  expect(JSON.parse(sound.stdout).map(({ id }: { id: string }) => id)).toEqual(ids);
  expect([sound.stderr, sound.code]).toEqual(["", 0]);
  const broken = await run(
    await fixtureProject({ ...tests, "claims/claim-moe.sql": "-- title: T\nSELECT nope\n" }),
    "loaders/cli/verify.ts",
  );
  expect(JSON.parse(broken.stdout)).toMatchObject(ids.map((id) => ({ id, tested: id !== "claim-moe" })));
  expect(broken.stderr).toContain("src/queries/claims/claim-moe.sql:2:8: Binder Error");
  expect(broken.code).toBe(1);
});

test("query reads a statement from standard input", async () => {
  const { stdout } = await query(await fixtureProject(), ["-", "--csv"], "SELECT count(*) AS n\nFROM models\n");
  expect(stdout).toBe("n\n2\n");
});

test("query prints what is wrong with a statement, the line and a caret", async () => {
  const { stdout, stderr, code } = await query(await fixtureProject(), ["SELECT id,\n  nope\nFROM models"]);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^Binder Error: .*nope.*\n[\s\S]*\nLINE 2:\s+nope\n\s+\^\n$/);
  expect(code).toBe(1);
});

test("query runs no statement that would change anything", async () => {
  const { stderr, code } = await query(await fixtureProject(), ["DROP TABLE models"]);
  expect([stderr, code]).toEqual(["only statements that read are run here, not DROP\n", 1]);
});

test("query cannot read files", async () => {
  const { stderr, code } = await query(await fixtureProject(), ["SELECT * FROM read_text('/etc/hostname')"]);
  expect(stderr).toContain("file system operations are disabled");
  expect(code).toBe(1);
});

test.each([[[]], [["SELECT 1", "SELECT 2"]], [["--xml", "SELECT 1"]], [["--csv", "--table", "SELECT 1"]]])(
  "query explains its use when called with %j",
  async (args) => {
    const { stdout, stderr, code } = await query(PROJECT, args);
    expect([stdout, code]).toEqual(["", 2]);
    expect(stderr).toContain('npm run -s query -- "select id, name from models limit 5"');
  },
);

test("query refuses a dataset with problems and lists them", async () => {
  const root = await fixtureProject();
  await rm(join(root, "data/models.csv"));
  const { stderr, code } = await query(root, ["SELECT 1"]);
  expect(stderr).toContain("data/models.csv:1:1: the file is missing: every table needs one\n");
  expect(code).toBe(1);
});

test("loaders of the site write exactly the assembled bytes", async () => {
  const root = await fixtureProject({ "tables/q.sql": "-- title: Q\nSELECT 1 AS x\n" });
  const prepared = await run(root, "loaders/cli/prepare.ts");
  expect([prepared.stderr, prepared.code]).toEqual(["", 0]);
  const [, key] = /^dataset (\w+)\n$/.exec(prepared.stdout) ?? [];
  const assembled = (name: string) => readFile(join(root, ".cache/dataset", key ?? "", name));
  for (const [loader, args, name] of [
    ["[table].parquet.ts", ["--table=models"], "models.parquet"],
    ["[table].csv.ts", ["--table=models"], "models.csv"],
    ["[table].json.ts", ["--table=models"], "models.json"],
    ["catalog.json.ts", [], "catalog.json"],
    ["dictionary.json.ts", [], "dictionary.json"],
    ["datapackage.json.ts", [], "datapackage.json"],
    ["croissant.json.ts", [], "croissant.json"],
    ["hardware-friction-map.zip.ts", [], "hardware-friction-map.zip"],
    ["queries/[folder]/[name].json.ts", ["--folder=tables", "--name=q"], "queries/tables/q.json"],
  ] as const) {
    const { bytes, code } = await run(root, `src/data/${loader}`, args);
    expect(code, loader).toBe(0);
    expect(Buffer.compare(bytes, await assembled(name)), loader).toBe(0);
  }
});

test("a loader fails with the problems of an invalid dataset", async () => {
  const root = await fixtureProject({ "tables/q.sql": "-- title: Q\nSELECT nope\n" });
  const { stdout, stderr, code } = await run(root, "src/data/catalog.json.ts");
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^src\/queries\/tables\/q\.sql:2:8: Binder Error: .*nope.*\n$/);
  expect(code).toBe(1);
});

test("the database engine for the browser is streamed whole", async () => {
  const { bytes, code } = await run(PROJECT, "src/data/duckdb-eh.wasm.ts");
  const original = await readFile(join(PROJECT, "node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"));
  expect(Buffer.compare(bytes, original)).toBe(0);
  expect(code).toBe(0);
});

test("preparing the site a second time finds nothing to do", async () => {
  const root = await fixtureProject();
  await run(root, "loaders/cli/prepare.ts");
  expect((await run(root, "loaders/cli/prepare.ts")).stdout).toMatch(/^dataset \w+, as in the last build\n$/);
});

test("kernels prints its usage when asked, and refuses what it cannot do before it measures", async () => {
  const kernels = (args: readonly string[]) => run(PROJECT, "loaders/cli/kernels.ts", args);
  const [help, misspelt, unwritable] = await Promise.all([
    kernels(["--help"]),
    kernels(["--sise", "quick"]),
    kernels(["--only", "gemm-naive", "--record", PROJECT]),
  ]);
  expect(help).toMatchObject({ stdout: expect.stringContaining("--record FILE"), stderr: "", code: 0 });
  expect(misspelt).toMatchObject({ stdout: "", stderr: expect.stringContaining("did you mean --size?"), code: 2 });
  expect(unwritable).toMatchObject({ stdout: "", stderr: `--record ${PROJECT}: it is a folder\n`, code: 1 });
});
