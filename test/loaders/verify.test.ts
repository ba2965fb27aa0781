import { expect, test } from "vitest";
import { assemble } from "../../loaders/assemble.ts";
import { verify } from "../../loaders/verify.ts";
import { fixtureProject } from "./support.ts";

const outcome = (verdict: string, more = "") =>
  `SELECT '${verdict}' AS verdict, '24 months' AS actual, 24.0 AS value, NULL::DOUBLE AS low, NULL::DOUBLE AS high,
  2 AS n, 1 AS n_seen, ['models:tiny-7b'] AS decisive${more}\n`;

const TEST = `-- title: T\n-- claims: claim-flash\n${outcome("reproduced")}`;

const BET = `-- title: B
-- param as_of date = 2026-01-01: Day
WITH one AS (SELECT 1)
SELECT 'holding' AS verdict, $as_of::DATE AS as_of, 'nothing found' AS actual, 0 AS n_for, 0 AS n_against,
  0 AS strength_for, 0 AS strength_against, []::VARCHAR[] AS decisive FROM one
`;

/** A test for each claim and bet of the fixture. */
const ALL = {
  "claims/claim-flash.sql": TEST,
  "claims/claim-moe.sql": `-- title: T\n-- claims: claim-moe\n${outcome("mixed")}`,
  "predictions/bet-a.sql": BET,
  "predictions/bet-b.sql": BET,
};

test("every claim and every tested bet gets its verdict, its grounds and what was expected", async () => {
  const root = await fixtureProject(ALL);
  const { verifications, failures } = await verify(root);
  expect(failures).toEqual([]);
  expect(verifications).toEqual([
    {
      id: "claim-flash",
      kind: "claim",
      verdict: "reproduced",
      expected: "Kernels take two years (24 months)",
      actual: "24 months",
      decisive: ["models:tiny-7b"],
      tested: true,
      error: null,
    },
    expect.objectContaining({ id: "claim-moe", kind: "claim", verdict: "mixed", tested: true }),
    {
      id: "bet-a",
      kind: "prediction",
      verdict: "holding",
      expected: "No pure SSM above 7B",
      actual: "nothing found",
      decisive: [],
      tested: true,
      error: null,
    },
    expect.objectContaining({ id: "bet-b", kind: "prediction", verdict: "holding" }),
  ]);
});

test.each([
  ["claims/claim-flash.sql", "-- title: T\nSELECT nope\n", "Binder Error"],
  ["claims/claim-flash.sql", "-- title: T\nSELECT 1 AS verdict WHERE FALSE\n", "returns one row, this one returned 0"],
  ["claims/claim-flash.sql", `-- title: T\n${outcome("maybe")}`, "verdict"],
  ["claims/claim-flash.sql", `-- title: T\n${outcome("mixed", ", 1 AS extra")}`, "extra"],
  [
    "predictions/bet-a.sql",
    "-- title: B\nSELECT 'lost' AS verdict\n",
    "the column verdict holds values of another kind",
  ],
])("a test that does not answer is a failure, and the others still count: %s %#", async (path, sql, message) => {
  const root = await fixtureProject({ ...ALL, [path]: sql });
  const { verifications, failures } = await verify(root);
  expect(failures).toEqual([expect.stringMatching(`^src/queries/${path}:\\d+:\\d+: `)]);
  expect(failures[0]).toContain(message);
  const id = path.replace(/.*\/|\.sql$/g, "");
  expect(verifications.map((one) => one.id)).toEqual(["claim-flash", "claim-moe", "bet-a", "bet-b"]);
  expect(verifications.filter((one) => one.error !== null)).toEqual([
    expect.objectContaining({ id, verdict: "error", actual: null, decisive: [], tested: false, error: failures[0] }),
  ]);
});

test.each(Object.keys(ALL))("a missing %s is a failure, and its row stays", async (path) => {
  const root = await fixtureProject(Object.fromEntries(Object.entries(ALL).filter(([file]) => file !== path)));
  const { verifications, failures } = await verify(root);
  expect(failures).toEqual([expect.stringContaining(`src/queries/${path}:1:1: there is no such file`)]);
  expect(verifications).toHaveLength(4);
  expect(verifications.filter(({ verdict }) => verdict === "error")).toHaveLength(1);
});

test("a test for no claim and no bet is a failure", async () => {
  const root = await fixtureProject({ ...ALL, "claims/claim-none.sql": TEST, "predictions/bet-none.sql": BET });
  const { verifications, failures } = await verify(root);
  expect(failures).toEqual([
    expect.stringContaining("there is no claim claim-none"),
    expect.stringContaining("there is no prediction bet-none"),
  ]);
  expect(verifications).toHaveLength(4);
});

test("the project's own claims and predictions each have a verdict, and those without a test are few and named", async () => {
  const { verifications, failures } = await verify(".");
  expect(failures).toEqual([]);
  const claims = verifications.filter(({ kind }) => kind === "claim");
  expect(claims.filter(({ tested }) => tested).length).toBeGreaterThanOrEqual(180);
  expect(verifications.filter(({ kind, tested }) => kind === "prediction" && tested)).toHaveLength(
    verifications.length - claims.length,
  );
  expect(claims.flatMap(({ id, tested, verdict }) => (tested || verdict === "not_testable" ? [] : [id]))).toEqual([
    "com-kan-10pct",
    "com-mamba2-util",
    "map-kan-util",
    "map-ode-util",
  ]);
  expect(new Set(verifications.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(verifications.length);
}, 120_000);

test("the site's audit is the same, and a test for no claim is a problem", async () => {
  const files = await assemble(await fixtureProject({ "claims/claim-flash.sql": TEST }));
  const read = (name: string) => JSON.parse(new TextDecoder().decode(files.get(name)));
  expect(read("claim-audit.json").claims[0]).toMatchObject({
    id: "claim-flash",
    verdict: "reproduced",
    n: 2,
    tested: true,
  });
  expect(read("claim-tests.json").map(({ id }: { id: string }) => id)).toEqual(["claims/claim-flash"]);
  const stray = fixtureProject({ "claims/claim-none.sql": `-- title: T\n${outcome("mixed")}` });
  await expect(stray.then(assemble)).rejects.toThrow("there is no claim claim-none in essay_claims");
});
