import { expect, test } from "vitest";
import { readChosen } from "../../src/kernels/run-choice.ts";
import { labRunWith } from "./runs.ts";

const RUNS = [
  labRunWith([], { id: "software", isSoftware: true }),
  labRunWith([], { id: "gpu-a" }),
  labRunWith([], { id: "gpu-b" }),
];

const chosen = (query: Readonly<Record<string, string>>, runs = RUNS) =>
  readChosen({ get: (key) => query[key] ?? null }, runs);

test("this session stands first, then a GPU, then whatever there is", () => {
  expect(chosen({}).run?.id).toBe("gpu-a");
  expect(chosen({}, [...RUNS, labRunWith([], { id: "session" })]).run?.id).toBe("session");
  expect(chosen({}, RUNS.slice(0, 1)).run?.id).toBe("software");
  expect(chosen({}, []).run).toBeNull();
});

test("the address chooses, and is told where it asks for what is not there", () => {
  expect(chosen({ charts: "gpu-b" })).toMatchObject({ run: { id: "gpu-b" }, problems: [] });
  expect(chosen({ charts: "nonsense" }).problems[0]).toContain("no run here");
  expect(chosen({ charts: "session" }).problems).toEqual([]);
});

test("beside a GPU stand GPUs alone, whatever the address asks for", () => {
  const ids = (query: Readonly<Record<string, string>>) => chosen(query).beside.map(({ id }) => id);
  expect(ids({ charts: "gpu-a", beside: "gpu-b,software,nonsense,gpu-a" })).toEqual(["gpu-b"]);
  expect(ids({ charts: "software", beside: "gpu-a" })).toEqual([]);
});

test("a run to lie beside that is not here, or may not, is told", () => {
  expect(chosen({ charts: "gpu-b", beside: "nonsense" }).problems[0]).toContain("“nonsense”, which is no run here");
  expect(chosen({ charts: "gpu-b", beside: "software" }).problems[0]).toContain("shares no axis");
  expect(chosen({ charts: "gpu-b", beside: "session" }).problems).toEqual([]);
});
