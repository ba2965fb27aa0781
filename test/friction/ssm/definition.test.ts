import { expect, it } from "vitest";
import { asOf, definitionFrom } from "../../../src/friction/ssm/definition.ts";

const address = (query: string) => {
  const keys = new URLSearchParams(query);
  return { get: (key: string) => keys.get(key) };
};

it("reads a definition from the address", () => {
  expect(definitionFrom(address("line=13&linear=out&converted=count&size=active"))).toEqual({
    line: 13,
    linear: false,
    converted: true,
    size: "active",
  });
});

it("takes what is no choice for the default", () => {
  const standard = { line: 7, linear: true, converted: false, size: "total" };
  expect(definitionFrom(address(""))).toEqual(standard);
  expect(definitionFrom(address("line=9&linear=&converted=1&size=huge"))).toEqual(standard);
});

it("takes a day that is none for the end of 2025", () => {
  expect(asOf(address("released_until=2024-06-30"))).toBe("2024-06-30");
  expect(asOf(address("released_until=2024-13-45"))).toBe("2025-12-31");
  expect(asOf(address("released_until=soon"))).toBe("2025-12-31");
});
