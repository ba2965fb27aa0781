import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { CHAPTERS } from "../../src/glossary/terms.ts";
import { STEPS } from "../../src/primer/steps.ts";

it("has a figure of its own for each step, and leads to pages that exist", () => {
  const terms = CHAPTERS.flatMap((chapter) => chapter.terms.map(({ id }) => id));
  const figures = STEPS.map(({ figure }) => figure);
  expect(new Set(figures).size).toBe(figures.length);
  expect(figures.filter((figure) => !terms.includes(figure))).toEqual([]);
  const hrefs = STEPS.flatMap(({ links }) => links.map(({ href }) => href));
  expect(hrefs.filter((href) => !existsSync(`src/${href === "./" ? "index" : href}.md`))).toEqual([]);
});

it("takes about five minutes", () => {
  const words = STEPS.flatMap(({ text }) => text.join(" ").split(/\s+/)).length;
  expect(words).toBeLessThan(5 * 200);
});
