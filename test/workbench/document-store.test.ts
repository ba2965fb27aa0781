import { describe, expect, it } from "vitest";
import { decodeDocument } from "../../src/workbench/document/codec.ts";
import type { WorkbenchDocument } from "../../src/workbench/document/schema.ts";
import { documentStore, type KeyValues, MAX_VERSIONS } from "../../src/workbench/store/document-store.ts";

const page = (title: string, text = ""): WorkbenchDocument => ({
  version: 1,
  title,
  dataset: null,
  cells: text === "" ? [] : [{ id: "a", kind: "markdown", text }],
});

const textPage = (texts: readonly string[]): WorkbenchDocument => ({
  ...page("Long"),
  cells: texts.map((text, n) => ({ id: `c${n}`, kind: "markdown", text })),
});

/** Text that cannot be deflated much. */
function noise(length: number, seed: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(33 + (state % 90));
  }).join("");
}

/** A browser's storage with room for so many characters. */
function fakeStorage(room = 1e6): KeyValues & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    removeItem: (key) => void values.delete(key),
    setItem(key, value) {
      const others = [...values].filter(([other]) => other !== key).reduce((sum, [, text]) => sum + text.length, 0);
      if (others + value.length > room) throw new DOMException("full", "QuotaExceededError");
      values.set(key, value);
    },
  };
}

/** A clock that goes on by so many minutes each time it is read. */
function clock(minutes: number) {
  let at = Date.parse("2026-01-01T00:00:00Z");
  return () => {
    at += minutes * 60_000;
    return new Date(at);
  };
}

describe("documents", () => {
  it("come back as they were saved, the newest first in the list", () => {
    const storage = fakeStorage();
    const store = documentStore(storage, undefined, clock(1));
    store.save("one", page("One", "# Hello"), null);
    store.save("two", page("Two"), null);
    const again = documentStore(storage);
    expect(again.load("one")?.document).toEqual(page("One", "# Hello"));
    expect(again.list().map(({ title }) => title)).toEqual(["Two", "One"]);
    again.remove("two");
    expect(again.list().map(({ id }) => id)).toEqual(["one"]);
    expect(again.load("two")).toBeNull();
  });

  it("too long for any link come back too", () => {
    const store = documentStore(fakeStorage());
    const document = textPage(Array.from({ length: 14 }, (_, n) => noise(17_000, n + 1)));
    expect(store.save("a", document, null).kind).toBe("saved");
    expect(store.load("a")).toMatchObject({ document, problems: [] });
  });

  it("are saved only where they can be read again, and stay what they were otherwise", () => {
    const store = documentStore(fakeStorage());
    // Six bytes each in JSON, and next to nothing once deflated.
    const pageOf = (cells: number) => textPage(Array.from({ length: cells }, () => "\u0001".repeat(20_000)));
    expect(store.save("a", pageOf(41), null).kind).toBe("saved");
    expect(store.load("a")?.document).toEqual(pageOf(41));
    const refused = store.save("a", pageOf(42), 1);
    expect(refused.kind === "refused" && refused.message).toContain("too large to be kept");
    expect(store.load("a")).toMatchObject({ document: pageOf(41), revision: 1 });
  });

  it("are not overwritten by whoever did not see the last saving", () => {
    const storage = fakeStorage();
    const here = documentStore(storage);
    const there = documentStore(storage);
    const first = here.save("a", page("First"), null);
    expect(first).toMatchObject({ kind: "saved", revision: 1 });
    expect(there.save("a", page("Second"), 1)).toMatchObject({ kind: "saved", revision: 2 });
    expect(here.save("a", page("Third"), 1)).toMatchObject({ kind: "conflict", revision: 2 });
    expect(here.load("a")?.title).toBe("Second");
    expect(here.save("a", page("Third"), null)).toMatchObject({ kind: "saved", revision: 3 });
  });

  it("keep what is saved over on purpose, however young the last version is", () => {
    const storage = fakeStorage();
    const time = clock(1 / 60);
    const [here, there] = [documentStore(storage, undefined, time), documentStore(storage, undefined, time)];
    here.save("a", page("First"), null);
    here.save("a", page("Mine"), 1);
    there.save("a", page("Theirs"), 2);
    expect(here.save("a", page("Mine again"), 2).kind).toBe("conflict");
    expect(here.versions("a").map(({ title }) => title)).toEqual(["First"]);
    expect(here.save("a", page("Mine again"), null).kind).toBe("saved");
    expect(here.versions("a").map(({ title }) => title)).toEqual(["Theirs", "First"]);
    expect(decodeDocument(here.versions("a")[0]?.code ?? "")).toMatchObject({ document: page("Theirs") });
  });

  it("are not saved over where there is no room to keep what they were", () => {
    const storage = fakeStorage(1_000);
    const store = documentStore(storage);
    store.save("a", page("Theirs", noise(400, 1)), null);
    expect(store.save("a", page("Mine", noise(400, 2)), null).kind).toBe("refused");
    expect(store.load("a")?.title).toBe("Theirs");
    expect(store.versions("a")).toEqual([]);
    expect(store.save("a", page("Mine", noise(400, 2)), 1).kind).toBe("saved");
  });

  it("keep what they were, one version for some minutes of work, the last twenty", () => {
    const store = documentStore(fakeStorage(), undefined, clock(1));
    for (let n = 0; n < 10; n++) store.save("a", page(`Title ${n}`), n);
    expect(store.versions("a").map(({ title }) => title)).toEqual(["Title 6", "Title 3", "Title 0"]);
    for (let n = 10; n < 100; n++) store.save("a", page(`Title ${n}`), n);
    const versions = store.versions("a");
    expect(versions).toHaveLength(MAX_VERSIONS);
    expect(decodeDocument(versions[0]?.code ?? "")).toMatchObject({ document: { title: versions[0]?.title } });
  });

  it("give up their versions where the storage is full, and say so where that is not enough", () => {
    const storage = fakeStorage(3000);
    const store = documentStore(storage, undefined, clock(10));
    const text = (n: number) => Array.from({ length: 60 }, (_, i) => Math.sin(n * 100 + i).toString(36)).join(" ");
    for (let n = 0; n < 8; n++) expect(store.save("a", page("A", text(n)), n).kind).toBe("saved");
    expect(store.load("a")?.document).toEqual(page("A", text(7)));
    const large = Array.from({ length: 10 }, (_, n) => text(n)).join(" ");
    const before = store.versions("a");
    expect(before.length).toBeGreaterThan(0);
    expect(store.save("a", page("A", large), 8)).toMatchObject({ kind: "refused" });
    expect(store.load("a")?.document).toEqual(page("A", text(7)));
    expect(store.versions("a")).toEqual(before);
  });

  it("that somebody else damaged are not read, and harm nothing", () => {
    const storage = fakeStorage();
    storage.setItem("workbench:document:a", "{");
    storage.setItem("workbench:document:b", JSON.stringify({ title: "b", savedAt: "", revision: 1, code: "x" }));
    storage.setItem("workbench:versions:b", "[1]");
    const store = documentStore(storage);
    expect(store.load("a")).toBeNull();
    expect(store.load("b")).toBeNull();
    expect(store.versions("b")).toEqual([]);
    expect(store.list().map(({ id }) => id)).toEqual(["b"]);
  });

  it("last as long as the page where the browser keeps nothing, which is said", () => {
    const store = documentStore(null);
    expect(store.problem).toContain("private window");
    store.save("a", page("A"), null);
    expect(store.load("a")?.title).toBe("A");
  });
});
