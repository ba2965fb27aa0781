import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { SERIES } from "../../src/ui/series.js";
import { THEMES } from "../../src/ui/theme.js";
import { PAGE_BACKGROUND, ZONE_STYLES, ZONES } from "../../src/ui/zones.js";
import { contrast, differenceOf, seenBy, VISIONS } from "./colour-science.js";

const css = readFileSync("src/style.css", "utf8");
const [light = "", dark = ""] = [
  css.split("@media screen and (prefers-color-scheme: dark)")[0],
  css.split("@media screen and (prefers-color-scheme: dark)")[1],
];
const variable = (block: string, name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1];
const BLOCKS = { light, dark };

// CIEDE2000: 1 is just noticeable side by side; marks lie apart, and each has a symbol too.
const APART = 12;

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const page = PAGE_BACKGROUND[theme];

  test.each(ZONES)("the mark of zone %s stands out from the page", (zone) => {
    expect(contrast(ZONE_STYLES[zone][theme].mark, page)).toBeGreaterThanOrEqual(3);
  });

  test.each(ZONES)("the text of zone %s is readable on its tint and on the page", (zone) => {
    const { ink, tint } = ZONE_STYLES[zone][theme];
    expect(contrast(ink, tint)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink, page)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(ZONES)("the mark of zone %s stands out from its tint", (zone) => {
    const { mark, tint } = ZONE_STYLES[zone][theme];
    expect(contrast(mark, tint)).toBeGreaterThanOrEqual(3);
  });

  test.each(VISIONS)("zones are told apart with %s vision", (vision) => {
    const marks = ZONES.map((zone) => seenBy(vision, ZONE_STYLES[zone][theme].mark));
    const distances = marks.flatMap((a, i) => marks.slice(i + 1).map((b) => differenceOf(a, b)));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(APART);
  });

  test.each(SERIES[theme])("series colour %s stands out from the page", (colour) => {
    expect(contrast(colour, page)).toBeGreaterThanOrEqual(3);
  });

  test("text and controls of figures are readable on the page", () => {
    const { foreground, muted, accent, context } = THEMES[theme];
    for (const colour of [foreground, muted, accent]) expect(contrast(colour, page)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(context, page)).toBeGreaterThanOrEqual(3);
  });

  test("code colours are readable on the editor", () => {
    const surface = variable(BLOCKS[theme], "surface") ?? "";
    for (const name of ["keyword", "string", "number", "comment", "builtin", "parameter"]) {
      expect(contrast(variable(BLOCKS[theme], `code-${name}`) ?? "", surface), name).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("the stylesheet has the same colours", () => {
    const { background, foreground, muted, rule, accent, context } = THEMES[theme];
    const declared = Object.entries({ background, foreground, muted, rule, accent, "rule-strong": context });
    const zones = ZONES.flatMap((zone) =>
      Object.entries(ZONE_STYLES[zone][theme]).map(([part, colour]) => [`zone-${zone}-${part}`, colour] as const),
    );
    for (const [name, colour] of [...declared, ...zones]) expect(variable(BLOCKS[theme], name), name).toBe(colour);
  });
});

test("each zone has a symbol of its own", () => {
  expect(new Set(ZONES.map((zone) => ZONE_STYLES[zone].symbol)).size).toBe(ZONES.length);
  expect(new Set(ZONES.map((zone) => ZONE_STYLES[zone].plotSymbol)).size).toBe(ZONES.length);
});

test("the simulations change what they should", () => {
  expect(differenceOf(seenBy("normal", "#ff0000"), seenBy("normal", "#008000"))).toBeGreaterThan(60);
  expect(differenceOf(seenBy("deuteranope", "#a94b1b"), seenBy("deuteranope", "#6b7a1e"))).toBeLessThan(
    differenceOf(seenBy("normal", "#a94b1b"), seenBy("normal", "#6b7a1e")) / 2,
  );
});

// The pairs 1 and 17 of Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula".
test("the difference formula gives its published values", () => {
  expect(differenceOf([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(differenceOf([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
});
