import { expect, test } from "vitest";
import { DATASET_RULES } from "../../loaders/dataset-rules.ts";
import { isTableName } from "../../src/schema/tables.ts";
import { problemsAfter } from "./support.ts";

test("every rule says in words what it asks and of which tables", () => {
  for (const { description, tables } of DATASET_RULES) {
    expect(description).toMatch(/^[a-z].*[a-z]$/);
    expect(tables.every(isTableName)).toBe(true);
  }
});

test("an adoption event may not be before its technique was introduced", async () => {
  expect(await problemsAfter({ adoption_events: [["kernel,paper,2022-05-27", "kernel,paper,2022-05-26"]] })).toEqual([
    "data/adoption_events.csv:2:42: date 2022-05-26 is before flash-attention was introduced, 2022-05-27",
  ]);
});

test("a technique does not build on itself or on a later one", async () => {
  const line = "flash-attention,moe,uses";
  expect(await problemsAfter({ lineage: [[line, "moe,flash-attention,uses"]] })).toEqual([
    "data/lineage.csv:2:5: flash-attention was introduced 2022-05-27, after moe, 2017",
  ]);
  expect(await problemsAfter({ lineage: [[line, "moe,moe,uses"]] })).toEqual([
    "data/lineage.csv:2:5: moe cannot build on itself",
  ]);
});

test("dates known to the month or year are compared as far as they are known", async () => {
  expect(await problemsAfter({ adoption_events: [["kernel,paper,2022-05-27", "kernel,paper,2022-05"]] })).toEqual([]);
  expect(await problemsAfter({ adoption_events: [["kernel,paper,2022-05-27", "kernel,paper,2022"]] })).toEqual([]);
  expect(await problemsAfter({ adoption_events: [["kernel,paper,2022-05-27", "kernel,paper,2022-04"]] })).toHaveLength(
    1,
  );
  expect(await problemsAfter({ adoption_events: [["system,paper,2017-01-23", "system,paper,2016-12-31"]] })).toEqual([
    "data/adoption_events.csv:4:28: date 2016-12-31 is before moe was introduced, 2017",
  ]);
});

test("all adoption events of a technique have one tier", async () => {
  expect(
    await problemsAfter({ adoption_events: [["kernel,framework_upstream", "system,framework_upstream"]] }),
  ).toEqual(["data/adoption_events.csv:3:31: tier system of flash-attention is kernel in line 2"]);
});

test("a technique has one default rating for each date, not two", async () => {
  expect(await problemsAfter({ ratings: [[",no,,recalled", ",yes,,recalled"]] })).toEqual([
    "data/ratings.csv:6:48: capsule as of introduction has another default rating, in line 5",
  ]);
});

test("a technique has one default rating for each date, not none", async () => {
  expect(await problemsAfter({ ratings: [["panel,1,,2,1,1,0,0,,,,,,yes", "panel,1,,2,1,1,0,0,,,,,,no"]] })).toEqual([
    "data/ratings.csv:4:47: moe as of introduction has no default rating",
  ]);
});

test("a default that cannot be read is reported once", async () => {
  expect(await problemsAfter({ ratings: [["panel,1,,2,1,1,0,0,,,,,,yes", "panel,1,,2,1,1,0,0,,,,,,y"]] })).toEqual([
    'data/ratings.csv:4:47: is_default must be yes or no, not "y"',
  ]);
});

test("a rating may not speak of a date before the technique was introduced", async () => {
  expect(await problemsAfter({ ratings: [["moe,introduction,2017,", "moe,introduction,2016,"]] })).toEqual([
    "data/ratings.csv:4:18: as_of 2016 is before moe was introduced, 2017",
  ]);
  expect(await problemsAfter({ ratings: [["moe,introduction,2017,", "moe,introduction,2017-06,"]] })).toEqual([]);
  expect(await problemsAfter({ ratings: [["moe,introduction,2017,", "moe,introduction,,"]] })).toEqual([]);
  expect(await problemsAfter({ ratings: [["introduction,2022-05-27", "introduction,2022"]] })).toEqual([]);
  expect(
    await problemsAfter({ ratings: [["capsule,introduction,,second", "capsule,introduction,2017,second"]] }),
  ).toEqual([]);
});

test("a date of introduction that cannot be read is reported once", async () => {
  expect(await problemsAfter({ architectures: [["moe-routing,2017,", "moe-routing,2O17,"]] })).toEqual([
    'data/architectures.csv:3:37: introduced must be a date such as 2024, 2024-05 or 2024-05-17, not "2O17"',
  ]);
});

test("the hardware axes of one rater do not change with the date, the others may", async () => {
  expect(
    await problemsAfter({ ratings: [["2025-12-31,panel,1,2026-11,2,2,2", "2025-12-31,panel,1,2026-11,2,1,2"]] }),
  ).toEqual(["data/ratings.csv:3:51: mal is 1, but 2 in line 2: it cannot change with the date"]);
});
