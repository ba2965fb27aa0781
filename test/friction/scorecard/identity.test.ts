import { describe, expect, it } from "vitest";
import { idOf, knownTechnique, slugOf } from "../../../src/friction/scorecard/identity.ts";
import { citedKey, freeKey, kindOfWork, readWork } from "../../../src/friction/scorecard/work.ts";
import { ID } from "../../../src/schema/tables/common.ts";
import { sources } from "../../../src/schema/tables/sources.ts";
import { technique } from "./sample.ts";

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
    expect(knownTechnique({ id: "", name: "Activation checkpointing" }, known)?.id).toBe("activation-checkpointing");
    expect(knownTechnique({ id: "", name: "activation RECOMPUTATION " }, known)?.id).toBe("activation-checkpointing");
    expect(knownTechnique({ id: "another", name: "Activation recomputation" }, known)).toBeNull();
    expect(knownTechnique({ id: "", name: "" }, known)).toBeNull();
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
