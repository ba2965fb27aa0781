import { describe, expect, it } from "vitest";
import { identityText, idOf, knownTechnique, matchOf, slugOf } from "../../../src/friction/scorecard/identity.ts";
import { nearestTechniques, subjectOf } from "../../../src/friction/scorecard/similar.ts";
import type { Scorecard } from "../../../src/friction/scorecard/state.ts";
import { citedKey, dateProblem, freeKey, kindOfWork, readWork } from "../../../src/friction/scorecard/work.ts";
import { ID } from "../../../src/schema/tables/common.ts";
import { sources } from "../../../src/schema/tables/sources.ts";
import { card, scoresOf, technique } from "./sample.ts";

describe("an identifier", () => {
  it.each([
    ["Grouped-query attention", "grouped-query-attention"],
    ["  Größe, „Maß“ & Co. ", "grosse-mass-co"],
    ["AdamW++", "adamw-plus-plus"],
    ["深度", ""],
    [`${"long ".repeat(20)}`, "long-long-long-long-long-long-long-long-long-long-long-long"],
  ])("of %j is %j", (name, id) => {
    expect(slugOf(name)).toBe(id);
    if (id !== "") expect(id).toMatch(ID);
  });

  it("is the reader's own where there is one", () => {
    expect(idOf({ id: " own ", name: "Name" })).toBe("own");
  });

  it("or a name finds the technique that the dataset has already", () => {
    const known = [technique("activation-checkpointing", "22222", { name: "Activation recomputation" })];
    const find = (more: Partial<Scorecard>) => knownTechnique(card(more), known)?.id ?? null;
    expect(find({ name: "Activation checkpointing" })).toBe("activation-checkpointing");
    expect(find({ name: "activation RECOMPUTATION " })).toBe("activation-checkpointing");
    expect(find({ id: "another", name: "Activation recomputation" })).toBeNull();
    expect(find({})).toBeNull();
  });
});

describe("a technique that the dataset has under another name", () => {
  const known = [
    technique("flashattention", "22222", { name: "FlashAttention", aliases: ["FA1"], arxiv: "2205.14135" }),
    technique("gmlp", "22222", { name: "gMLP", aliases: ["MLP mixer"], arxiv: "2105.08050" }),
    technique("amlp", "22222", { name: "aMLP", aliases: ["MLP mixer"], arxiv: "2105.08050" }),
  ];
  const ids = (more: Partial<Scorecard>) => matchOf(card(more), known)?.techniques.map(({ id }) => id) ?? null;

  it("is found by an alias or by its paper on arXiv", () => {
    expect(ids({ name: "fa1" })).toEqual(["flashattention"]);
    expect(ids({ name: "My attention", work: "https://arxiv.org/pdf/2205.14135v2" })).toEqual(["flashattention"]);
    expect(identityText(card({ name: "My attention", work: "2205.14135" }), known)).toContain(
      "The dataset has this technique already, by its paper: FlashAttention (flashattention)",
    );
  });

  it("is one of several where a paper or an alias belongs to more", () => {
    const entered = card({ name: "Something", work: "2105.08050" });
    expect(matchOf(entered, known)).toMatchObject({ by: "paper", techniques: [{ id: "gmlp" }, { id: "amlp" }] });
    expect(knownTechnique(entered, known)).toBeNull();
    expect(identityText(entered, known)).toContain("more than one technique of this paper");
    expect(ids({ name: "gMLP", work: "2105.08050" })).toEqual(["gmlp"]);
    expect(ids({ name: "MLP Mixer" })).toEqual(["gmlp", "amlp"]);
  });

  it("is another one where the reader wrote an identifier of its own, which is said", () => {
    const entered = card({ id: "mine", work: "2205.14135" });
    expect(matchOf(entered, known)).toBeNull();
    expect(identityText(entered, known)).toContain("The dataset has FlashAttention of the same paper");
  });

  it("is not compared with itself", () => {
    const entered = card({ name: "Something", work: "2105.08050", scores: scoresOf("22222") });
    const subject = subjectOf(entered, known);
    expect(subject && nearestTechniques(subject, known).shown.map(({ item }) => item.id)).toEqual(["flashattention"]);
  });

  it("has no identifier where what the reader wrote is none", () => {
    expect(identityText(card({ id: "Foo Bar" }), known)).toContain("Foo Bar cannot be an identifier");
  });
});

describe("a work", () => {
  it.each([
    ["2312.00752", "2312.00752"],
    ["arXiv:2312.00752v2", "2312.00752"],
    ["https://arxiv.org/pdf/2312.00752v1.pdf", "2312.00752"],
    ["http://www.arxiv.org/abs/cs/0112017", "cs/0112017"],
  ])("%s is on arXiv", (text, arxiv) => {
    expect(readWork(text)).toMatchObject({ kind: "work", arxiv, url: `https://arxiv.org/abs/${arxiv}` });
  });

  it.each([
    ["https://github.com/A/B/", "gh-a-b", "repository"],
    ["https://github.com/a/b/pull/12", "gh-a-b-pull-12", "pull_request"],
    ["https://www.example.org/Papers/x.pdf?download=1", "example.org-papers-x.pdf-download-1", "paper"],
    ["https://huggingface.co/org/model", "huggingface.co-org-model", "model_card"],
    [`https://example.org/${"a".repeat(200)}`, `example.org-${"a".repeat(52)}`, "blog"],
  ])("%s has the key %s and is taken for a %s", (url, key, kind) => {
    const work = readWork(url);
    expect(work).toMatchObject({ kind: "work", key, arxiv: null });
    expect(key).toMatch(ID);
    if (work.kind === "work") expect(kindOfWork(work)).toBe(kind);
    expect(Object.keys(sources.columns.kind.values)).toContain(kind);
  });

  it.each(["example.org/x", "see the blog", "ftp://x.org/y", "https://nowhere", "https://a b.org"])(
    "%s is none",
    (text) => {
      expect(readWork(text).kind).toBe("unclear");
    },
  );

  it("is cited by the key that it has, and a new one never takes another's key", () => {
    const known = [
      { key: "a", url: "https://www.example.org/x/" },
      { key: "b", url: "https://example.org/y" },
    ];
    expect(citedKey("http://example.org/x", known)).toBe("a");
    expect(citedKey("https://example.org/z", known)).toBeNull();
    expect(freeKey("b", known)).toBe("b-2");
    expect(freeKey("c", known)).toBe("c");
  });
});

it.each([
  ["", null],
  ["2026", null],
  ["2026-03-17", null],
  ["2026-03-18", "This date lies in the future."],
  ["2031", "This date lies in the future."],
  ["2025-02-30", "This is no such date."],
])("the date %j of a paper, read on 17 March 2026, has the problem %j", (text, problem) => {
  expect(dateProblem(text, "2026-03-17")).toBe(problem);
});
