import * as v from "valibot";
import { decodeDocument, encodeWithin, OWN_BOUND } from "../document/codec.js";
import type { WorkbenchDocument } from "../document/schema.js";

/** A document as the list of documents shows it. */
export interface StoredSummary {
  readonly id: string;
  readonly title: string;
  readonly savedAt: string;
}

export interface StoredDocument extends StoredSummary {
  readonly document: WorkbenchDocument;
  /** Counts savings: who saves says from which one he comes. */
  readonly revision: number;
  /** What of it could not be read; nothing where it is whole. */
  readonly problems: readonly string[];
}

/** What a document was at an earlier time. */
export interface StoredVersion {
  readonly savedAt: string;
  readonly title: string;
  readonly code: string;
}

export type Saved =
  | { readonly kind: "saved"; readonly revision: number; readonly savedAt: string }
  /** Somebody else, such as another tab, saved it meanwhile: nothing was written. */
  | { readonly kind: "conflict"; readonly revision: number; readonly savedAt: string }
  | { readonly kind: "refused"; readonly message: string };

/** Where documents are kept. */
export interface DocumentStore {
  /** Why nothing outlives the page; null where it does. */
  readonly problem: string | null;
  list(): readonly StoredSummary[];
  load(id: string): StoredDocument | null;
  /**
   * Saves unless the document was saved since the revision.
   *
   * @param revision null to save over whatever is there, which is then kept among the versions, or nothing is saved
   */
  save(id: string, document: WorkbenchDocument, revision: number | null): Saved;
  remove(id: string): void;
  /** What the document was before, the newest first. */
  versions(id: string): readonly StoredVersion[];
  /** Hears of documents that another tab saved or removed. */
  subscribe(listener: (id: string) => void): () => void;
}

/** The part of the browser's storage that is used. */
export type KeyValues = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const DOCUMENT = "workbench:document:";
const VERSIONS = "workbench:versions:";

/** Versions kept of each document. */
export const MAX_VERSIONS = 20;

/** A version is kept at most this often: every keystroke would push out what a reader wants back. */
const VERSION_EVERY_MS = 3 * 60_000;

/** What is too large to be read again is not written. */
const TOO_LARGE =
  "This page is too large to be kept in this browser, so the last changes are not saved. Shorten or delete cells, or move some to another page, before you leave this one.";

const storedSchema = v.object({
  title: v.string(),
  savedAt: v.string(),
  revision: v.pipe(v.number(), v.safeInteger()),
  code: v.string(),
});

const versionsSchema = v.array(v.object({ savedAt: v.string(), title: v.string(), code: v.string() }));

/** Keeps documents in a browser's storage; where there is none, until the page is left. */
export function documentStore(
  browser: KeyValues | null,
  events: Pick<EventTarget, "addEventListener" | "removeEventListener"> = new EventTarget(),
  now: () => Date = () => new Date(),
): DocumentStore {
  const storage = browser ?? memoryStorage();
  const stored = (id: string) => parsed(storedSchema, storage.getItem(DOCUMENT + id));
  const versions = (id: string) => parsed(versionsSchema, storage.getItem(VERSIONS + id)) ?? [];

  /**
   * Old versions give way where the storage is full: the document itself matters more.
   *
   * @param least versions that must not give way
   */
  function write(id: string, value: string, kept: readonly StoredVersion[], least: number): string | null {
    const before = storage.getItem(VERSIONS + id);
    for (const share of [1, 0.5, 0.25, 0]) {
      const most = Math.max(Math.floor(kept.length * share), Math.min(least, kept.length));
      try {
        if (most === 0) storage.removeItem(VERSIONS + id);
        else storage.setItem(VERSIONS + id, JSON.stringify(kept.slice(0, most)));
        storage.setItem(DOCUMENT + id, value);
        return null;
      } catch {
        // The next round asks for less.
      }
    }
    // The document is as it was, so there is room for its versions as they were.
    try {
      if (before === null) storage.removeItem(VERSIONS + id);
      else storage.setItem(VERSIONS + id, before);
    } catch {
      // Another tab was quicker to take the room.
    }
    return "The browser’s storage for this site is full, so the last changes are not saved. Delete documents that you no longer need, or save this one as a file.";
  }

  return {
    problem:
      browser === null
        ? "This browser keeps nothing for this site (a private window, or storage switched off): save a file or copy a link before you leave the page."
        : null,
    list: () =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "")
        .filter((key) => key.startsWith(DOCUMENT))
        .flatMap((key) => {
          const id = key.slice(DOCUMENT.length);
          const found = stored(id);
          return found === null ? [] : [{ id, title: found.title, savedAt: found.savedAt }];
        })
        .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1)),
    load(id) {
      const found = stored(id);
      if (found === null) return null;
      const read = decodeDocument(found.code, OWN_BOUND);
      if (read.kind === "unreadable") return null;
      const problems =
        read.kind === "document" ? [] : read.problems.map(({ where, message }) => `${where}: ${message}`);
      const { title, savedAt, revision } = found;
      return { id, title, savedAt, revision, document: read.document, problems };
    },
    save(id, document, revision) {
      const before = stored(id);
      if (before !== null && revision !== null && before.revision !== revision)
        return { kind: "conflict", revision: before.revision, savedAt: before.savedAt };
      const savedAt = now().toISOString();
      const code = encodeWithin(document, OWN_BOUND);
      if (code === null) return { kind: "refused", message: TOO_LARGE };
      const next = { title: document.title, savedAt, revision: (before?.revision ?? 0) + 1, code };
      const isOver = revision === null;
      const kept = withVersion(versions(id), before, isOver);
      const message = write(id, JSON.stringify(next), kept, isOver ? 1 : 0);
      return message === null ? { kind: "saved", revision: next.revision, savedAt } : { kind: "refused", message };
    },
    remove(id) {
      storage.removeItem(DOCUMENT + id);
      storage.removeItem(VERSIONS + id);
    },
    versions,
    subscribe(listener) {
      const hear = (event: Event) => {
        const key = "key" in event && typeof event.key === "string" ? event.key : "";
        if (key.startsWith(DOCUMENT)) listener(key.slice(DOCUMENT.length));
      };
      events.addEventListener("storage", hear);
      return () => events.removeEventListener("storage", hear);
    },
  };
}

/** The versions with what a saving replaces: after some minutes, and always where it is not the saver's own text. */
function withVersion(
  kept: readonly StoredVersion[],
  before: v.InferOutput<typeof storedSchema> | null,
  isOver: boolean,
): readonly StoredVersion[] {
  if (before === null || kept[0]?.code === before.code) return kept;
  const since = Date.parse(before.savedAt) - Date.parse(kept[0]?.savedAt ?? "1970-01-01");
  if (!isOver && since < VERSION_EVERY_MS) return kept;
  return [{ savedAt: before.savedAt, title: before.title, code: before.code }, ...kept].slice(0, MAX_VERSIONS);
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, text: string | null): T | null {
  if (text === null) return null;
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

function memoryStorage(): KeyValues {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

/** The browser's own storage; null where it cannot be used. */
export function browserStorage(): Storage | null {
  try {
    const { localStorage } = globalThis;
    const probe = "workbench:probe";
    localStorage.setItem(probe, "");
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return null;
  }
}
