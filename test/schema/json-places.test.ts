import { describe, expect, test } from "vitest";
import { positionAt } from "../../src/engine/errors.ts";
import { fieldOffsets } from "../../src/schema/json-places.ts";

describe("the place of a field in a JSON text", () => {
  const text = '{\n "a": {"x": [1,\n {"deep\\"": "}]"},\n 3]},\n\n "b": 2\n}';

  test.each<[string, number]>([
    ["", 1],
    ["a", 2],
    ["a.x[0]", 2],
    ["a.x[1]", 3],
    ['a.x[1].deep"', 3],
    ["a.x[2]", 4],
    ["b", 6],
    // What is missing is missing from what is there.
    ["a.gone.further", 2],
    ["b[0]", 6],
    ["c", 1],
  ])("%j is in line %d", (field, line) => {
    expect(positionAt(text, fieldOffsets(text, [field])(field)).line).toBe(line);
  });
});
