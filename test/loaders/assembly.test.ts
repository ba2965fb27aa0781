import { mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test, vi } from "vitest";
import { assemble } from "../../loaders/assemble.ts";
import { assembledFile, ensureAssembly } from "../../loaders/assembly.ts";
import { inputHash } from "../../loaders/input-hash.ts";
import { nameVersions, refreshOutputs } from "../../loaders/site-cache.ts";
import { TABLE_NAMES } from "../../src/schema/tables.ts";
import { fixtureProject, temporaryFolder } from "./support.ts";

vi.mock("../../loaders/assemble.ts", { spy: true });

const QUERIES = {
  "views/v.sql": "-- title: V\n-- description: D\nSELECT id, released FROM models\n",
  "tables/since.sql": `-- title: Models since a day
-- description: Newest first
-- claims: claim-moe
-- param since date = 2024-01-01: First day
SELECT id, released FROM v WHERE released >= $since::DATE ORDER BY released DESC
`,
};

const text = async (name: string, root: string) => new TextDecoder().decode(await assembledFile(name, root));

test("an assembly holds each table in three formats, the descriptors, the archive and the snapshots", async () => {
  const files = await assemble(await fixtureProject(QUERIES));
  expect([...files.keys()].sort()).toEqual(
    [
      ...TABLE_NAMES.flatMap((name) => [`${name}.csv`, `${name}.json`, `${name}.parquet`]),
      "bet-queries.json",
      "catalog.json",
      "claim-audit.json",
      "claim-tests.json",
      "claim-verdicts.json",
      "croissant.json",
      "datapackage.json",
      "dictionary.json",
      "hardware-friction-map.zip",
      "queries/tables/since.json",
    ].sort(),
  );
});

test("a snapshot holds the query, its parameters and its answer to the defaults", async () => {
  const root = await fixtureProject(QUERIES);
  const { version } = JSON.parse(await text("catalog.json", root));
  expect(JSON.parse(await text("queries/tables/since.json", root))).toEqual({
    id: "tables/since",
    title: "Models since a day",
    description: "Newest first",
    claims: ["claim-moe"],
    sql: "SELECT id, released FROM v WHERE released >= $since::DATE ORDER BY released DESC",
    parameters: [{ name: "since", type: "date", default: "2024-01-01", description: "First day" }],
    catalogVersion: version,
    result: {
      columns: [
        { name: "id", kind: "text" },
        { name: "released", kind: "date" },
      ],
      rows: [{ id: "tiny-7b", released: "2024-02-29" }],
    },
  });
});

test("JSON rows have full dates with their precision, lists, and null for what is unknown", async () => {
  const rows: unknown = JSON.parse(await text("models.json", await fixtureProject()));
  expect(rows).toMatchObject([
    {
      id: "secret-1",
      released: "2023-01-01",
      released_precision: "year",
      mechanisms: ["moe", "flash-attention"],
      norm: null,
    },
    { id: "tiny-7b", released: "2024-02-29", released_precision: "day", open_weights: true, context_length: 32768 },
  ]);
});

test("two assemblies of the same inputs are the same to the byte, whatever the time zone and clock", async () => {
  const root = await fixtureProject(QUERIES);
  vi.stubEnv("TZ", "America/Los_Angeles");
  const one = await assemble(root);
  vi.stubEnv("TZ", "Asia/Tokyo");
  vi.useFakeTimers({ now: new Date("2031-05-06T07:08:09Z"), toFake: ["Date"] });
  const other = await assemble(root);
  vi.useRealTimers();
  vi.unstubAllEnvs();
  for (const [name, bytes] of one) expect(Buffer.compare(bytes, other.get(name) ?? new Uint8Array()), name).toBe(0);
});

test("the archive holds CSV and Parquet of every table with the descriptors and a README", async () => {
  const files = await assemble(await fixtureProject());
  const entries = unzipSync(files.get("hardware-friction-map.zip") ?? new Uint8Array());
  const expected = [
    ...TABLE_NAMES.flatMap((name) => [`${name}.csv`, `${name}.parquet`]),
    "croissant.json",
    "datapackage.json",
  ];
  expect(Object.keys(entries).sort()).toEqual(
    ["README.txt", ...expected].map((name) => `hardware-friction-map/${name}`).sort(),
  );
  for (const name of expected)
    expect(Buffer.from(entries[`hardware-friction-map/${name}`] ?? [])).toEqual(Buffer.from(files.get(name) ?? []));
  expect(new TextDecoder().decode(entries["hardware-friction-map/README.txt"])).toContain(
    "models                    2 rows",
  );
});

test("a claim that is not in the dataset is reported at its place in the query", async () => {
  const root = await fixtureProject({
    "tables/q.sql": "-- title: Q\n-- claims: claim-flash, clam-moe\nSELECT 1 AS x\n",
  });
  await expect(assemble(root)).rejects.toThrow(
    "src/queries/tables/q.sql:2:25: claim clam-moe is not in essay_claims.id; did you mean claim-moe?",
  );
});

test("errors of all queries are reported at once, each at its place", async () => {
  const root = await fixtureProject({
    "tables/a.sql": "-- title: A\nSELECT nope\nFROM models\n",
    "tables/b.sql": "-- title: B\nSELECT 1,\n  'x'::INTEGER\n",
  });
  await expect(assemble(root)).rejects.toThrow(
    /^src\/queries\/tables\/a\.sql:2:8: Binder Error: .*\nsrc\/queries\/tables\/b\.sql:3:\d+: Conversion Error: .*$/,
  );
});

test("problems of data and query files are reported together", async () => {
  const root = await fixtureProject({ "tables/q.sql": "SELECT 1 AS x\n" });
  await rm(join(root, "data/models.csv"));
  await expect(assemble(root)).rejects.toThrow(
    "data/models.csv:1:1: the file is missing: every table needs one\nsrc/queries/tables/q.sql:1:1: title is missing",
  );
});

test("an assembly is made once for the same inputs and anew when any of them changes", async () => {
  const root = await fixtureProject(QUERIES);
  const first = await ensureAssembly(root);
  await writeFile(join(first.folder, "models.csv"), "kept");
  vi.mocked(assemble).mockClear();
  expect(await ensureAssembly(root)).toEqual(first);
  expect(assemble).not.toHaveBeenCalled();
  expect(await text("models.csv", root)).toBe("kept");
  await writeFile(join(root, "src/queries/tables/since.sql"), QUERIES["tables/since.sql"].replace("Newest", "Latest"));
  const second = await ensureAssembly(root);
  expect(second.key).not.toBe(first.key);
  expect(await text("models.csv", root)).toMatch(/^id,name,/);
});

test("loaders that start at once all get the same files, and leave no draft behind", async () => {
  const root = await fixtureProject(QUERIES);
  const files = await Promise.all(Array.from({ length: 4 }, () => assembledFile("models.parquet", root)));
  for (const bytes of files) expect(bytes).toEqual(files[0]);
  expect(await readdir(join(root, ".cache/dataset"))).toEqual([await inputHash(root)]);
});

test("only the newest assemblies are kept, and drafts that were abandoned go", async () => {
  const root = await fixtureProject();
  const cache = join(root, ".cache/dataset");
  for (const [index, name] of ["old-1", "old-2", "old-3", "old-4", "draft-abandoned"].entries()) {
    await mkdir(join(cache, name), { recursive: true });
    await utimes(join(cache, name), 1000 + index, 1000 + index);
  }
  await mkdir(join(cache, "draft-at-work"));
  const { key } = await ensureAssembly(root);
  expect((await readdir(cache)).sort()).toEqual([key, "draft-at-work", "old-3", "old-4"].sort());
});

test("an invalid dataset leaves nothing behind", async () => {
  const root = await fixtureProject();
  await rm(join(root, "data/models.csv"));
  await expect(ensureAssembly(root)).rejects.toThrow("data/models.csv:1:1: the file is missing");
  await expect(readdir(join(root, ".cache"))).rejects.toThrow("ENOENT");
});

test("a file that is not assembled is named", async () => {
  await expect(assembledFile("modelz.csv", await fixtureProject())).rejects.toThrow(
    "the dataset has no file modelz.csv",
  );
});

test("a renamed file changes the hash of the inputs, and so does a text moved from one file to the next", async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, "data"));
  await writeFile(join(root, "data/a"), "xy");
  const first = await inputHash(root);
  await writeFile(join(root, "data/a"), "x");
  await writeFile(join(root, "data/b"), "y");
  const second = await inputHash(root);
  await rm(join(root, "data/b"));
  await writeFile(join(root, "data/c"), "y");
  expect(new Set([first, second, await inputHash(root)]).size).toBe(3);
});

test("the site's cached outputs become those of the assembly, once", async () => {
  const root = await fixtureProject(QUERIES);
  const outputs = join(root, "src/.observablehq/cache/data");
  await mkdir(outputs, { recursive: true });
  await writeFile(join(outputs, "models.csv"), "stale");
  await writeFile(join(outputs, "gone.csv"), "stale");
  const assembly = await ensureAssembly(root);
  expect(await refreshOutputs(root, assembly)).toBe(true);
  expect(await readFile(join(outputs, "models.csv"))).toEqual(await readFile(join(assembly.folder, "models.csv")));
  expect(await readdir(outputs)).not.toContain("gone.csv");
  expect(await readdir(join(outputs, "queries/tables"))).toEqual(["since.json"]);
  expect(await refreshOutputs(root, assembly)).toBe(false);
});

test("folders name the versions that the site's builder would ask the network for", async () => {
  const root = await temporaryFolder();
  await nameVersions(root);
  const names = await readdir(join(root, "src/.observablehq/cache/_npm"));
  expect(names).toContain("htl@1.0.0");
  expect(names).toContain("@observablehq");
});
