import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { WorkbenchDocument } from "../../src/workbench/document/schema.ts";
import { autosave } from "../../src/workbench/page/autosave.ts";
import { documentStore } from "../../src/workbench/store/document-store.ts";

const page = (title: string, text = ""): WorkbenchDocument => ({
  version: 1,
  title,
  dataset: null,
  // Many cells, for none may be as long as a page that is refused.
  cells: Array.from({ length: text === "" ? 0 : 50 }, (_, n) => ({ id: `c${n}`, kind: "markdown", text })),
});

describe("a page that saves itself", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("addEventListener", () => {});
    vi.stubGlobal("removeEventListener", () => {});
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("saves over another tab even where nothing was written here since", () => {
    const events = new EventTarget();
    const values = new Map<string, string>();
    const storage = {
      get length() {
        return values.size;
      },
      key: (index: number) => [...values.keys()][index] ?? null,
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    };
    const store = documentStore(storage, events);
    const mine = page("Mine");
    store.save("a", mine, null);
    const kinds: string[] = [];
    const saving = autosave(
      store,
      "a",
      1,
      () => mine,
      ({ kind }) => kinds.push(kind),
    );
    documentStore(storage).save("a", page("Theirs"), 1);
    events.dispatchEvent(Object.assign(new Event("storage"), { key: "workbench:document:a" }));
    saving.overwrite();
    expect(kinds).toEqual(["saved", "conflict", "saved"]);
    expect(store.load("a")?.title).toBe("Mine");
    expect(store.versions("a")[0]?.title).toBe("Theirs");
  });

  it("says that it is too large for as long as it is", () => {
    const store = documentStore(null);
    const small = page("Small");
    let document = small;
    store.save("a", document, null);
    const kinds: string[] = [];
    const saving = autosave(
      store,
      "a",
      1,
      () => document,
      ({ kind }) => kinds.push(kind),
    );
    const write = (next: WorkbenchDocument) => {
      document = next;
      saving.soon();
      vi.runAllTimers();
    };
    const large = "\u0001".repeat(20_000);
    write(page("Large", large));
    expect(kinds).toEqual(["saved", "pending", "refused"]);
    write(page("Still large", large));
    expect(kinds.slice(3)).toEqual(["refused"]);
    write(small);
    expect(kinds.slice(4)).toEqual(["saved"]);
    document = page("Typed");
    saving.soon();
    write(small);
    expect(kinds.slice(5)).toEqual(["pending", "saved"]);
    write(page("Small again"));
    expect(kinds.slice(7)).toEqual(["pending", "saved"]);
    expect(store.load("a")?.title).toBe("Small again");
  });
});
