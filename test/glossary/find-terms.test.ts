import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findTerms, termsMeant } from "../../src/glossary/find-terms.ts";
import { FORMS, OTHER_SENSE } from "../../src/glossary/forms.ts";
import { shortMeaning } from "../../src/glossary/term-tip.ts";
import { CHAPTERS } from "../../src/glossary/terms.ts";

const ids = CHAPTERS.flatMap(({ terms }) => terms.map(({ id }) => id));
const found = (text: string) => findTerms(text).map(({ id, start, end }) => `${id}:${text.slice(start, end)}`);

describe("findTerms", () => {
  it("takes the longest form, plurals and starts of sentences, and leaves parts of words alone", () => {
    expect(found("Multi-head attention keeps KV caches; attention is a kernel.")).toEqual([
      "multi-head-attention:Multi-head attention",
      "kv-cache:KV caches",
      "attention:attention",
      "kernel:kernel",
    ]);
    expect(found("Tiers, frontier, tokenizer, kernel-based, retokens")).toEqual(["tier:Tiers"]);
  });

  it("takes names with capitals as they stand", () => {
    expect(found("A ragged sam of SAM, kan or KANs; SSMs")).toEqual(["sam:SAM", "kan:KANs", "state-space-model:SSMs"]);
  });
});

describe("termsMeant", () => {
  const text = "A router sends each token to an expert.";
  const on = (pathname: string) => termsMeant(text, pathname).map(({ id }) => id);

  it("leaves out what a folder's pages use in another sense, there alone", () => {
    expect(on("/orchestra/cost")).toEqual(["token"]);
    expect(on("/site/orchestra/latency.html")).toEqual(["token"]);
    expect(on("/friction/moe")).toEqual(["router", "token", "router"]);
    expect(on("/methods/orchestra")).toEqual(["router", "token", "router"]);
  });

  it("declares terms of the glossary and folders of the site", () => {
    for (const [folder, terms] of Object.entries(OTHER_SENSE)) {
      expect(existsSync(join("src", folder)), folder).toBe(true);
      for (const id of terms) expect(ids).toContain(id);
    }
  });

  it("links no expert or router of the pages on orchestration", () => {
    const pages = readdirSync("src/orchestra").filter((path) => path.endsWith(".md"));
    const linked = (path: string) => termsMeant(proseOf(join("orchestra", path)), `/orchestra/${path}`);
    expect(pages.some((path) => findTerms(proseOf(join("orchestra", path))).some(({ id }) => id === "router"))).toBe(
      true,
    );
    expect(pages.flatMap(linked).filter(({ id }) => id === "router")).toEqual([]);
  });
});

describe("terms on pages", () => {
  it("has forms for each term and terms for each form", () => {
    expect(Object.keys(FORMS).toSorted()).toEqual(ids.toSorted());
  });

  it("explains each term in a short sentence", () => {
    for (const { id, meaning } of CHAPTERS.flatMap(({ terms }) => terms)) {
      expect(shortMeaning({ meaning }), id).toMatch(/^[A-Z].{20,240}\.$/s);
    }
  });

  it("finds terms in the prose of most pages, each with a place in the glossary", () => {
    const pages = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md"));
    const terms = new Map(pages.map((path) => [path, new Set(findTerms(proseOf(path)).map(({ id }) => id))]));
    expect([...terms.values()].flatMap((own) => [...own]).filter((id) => !ids.includes(id))).toEqual([]);
    const count = (path: string) => terms.get(join(path))?.size ?? 0;
    expect(count("friction/zones.md")).toBeGreaterThan(0);
    expect(count("kernels.md")).toBeGreaterThan(0);
    expect(count("memory/kv-cache.md")).toBeGreaterThan(0);
    expect([...terms.values()].filter((own) => own.size > 0).length).toBeGreaterThan(15);
  });
});

/** A page's paragraphs, without front matter, headings, code and tags. */
function proseOf(path: string): string {
  return readFileSync(join("src", path), "utf8")
    .replace(/^---[\s\S]*?---/, "")
    .replaceAll(/```[\s\S]*?```/g, "")
    .replaceAll(/^#.*$/gm, "")
    .replaceAll(/<[^>]*>/g, "");
}
