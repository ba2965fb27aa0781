import { type DecodedSql, decodeSql, encodeSql } from "./sql-codec.js";

/** Where the address lives: the browser's bar, or a test's string. */
export interface Place {
  href(): string;
  write(href: string, how: "push" | "replace"): void;
  /** Tells of addresses that the reader, not the page, brought about: back, forward, an edited fragment. */
  onMove(listener: () => void): () => void;
}

/** What a link to the page should carry beside what the address holds already. */
export interface LinkChanges {
  readonly query?: Readonly<Record<string, string | null>> | undefined;
  readonly sql?: Readonly<Record<string, string | null>> | undefined;
}

/** The state that a page keeps in its address: settings in the query string, edited SQL in the fragment. */
export interface PageState {
  get(key: string): string | null;
  /** Null takes the key out of the address. `push` makes a step for the back button. */
  set(key: string, value: string | null, how?: "push" | "replace"): void;
  /** Sets several keys in one step. */
  setAll(values: Readonly<Record<string, string | null>>, how?: "push" | "replace"): void;
  /** A query's edited SQL, where the address has any. */
  sql(id: string): DecodedSql | null;
  setSql(id: string, sql: string | null, how?: "push" | "replace"): void;
  link(changes?: LinkChanges): string;
  /** Hears of every change, the page's own and the reader's. */
  subscribe(listener: () => void): () => void;
}

/** Page state over the browser's address, or over another place. Make one for each page. */
export function pageState(place: Place = browserPlace()): PageState {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  place.onMove(tell);
  const commit = (changes: LinkChanges, how: "push" | "replace") => {
    const href = link(changes);
    if (href === place.href()) return;
    place.write(href, how);
    currentEdits(new URL(href).hash);
    tell();
  };

  let lastEdits = new Map<string, string>();

  /** An anchor within the page takes the fragment's place in the address, but must not undo a reader's edits. */
  function currentEdits(hash: string): Map<string, string> {
    if (hash === "" || hash.startsWith("#sql:")) lastEdits = readEdits(hash);
    return new Map(lastEdits);
  }

  function link({ query = {}, sql = {} }: LinkChanges = {}): string {
    const url = new URL(place.href());
    for (const [key, value] of Object.entries(query)) {
      if (value === null) url.searchParams.delete(key);
      else url.searchParams.set(key, value);
    }
    const edits = currentEdits(url.hash);
    for (const [id, text] of Object.entries(sql)) {
      if (text === null) edits.delete(id);
      else edits.set(id, encodeSql(text));
    }
    if (edits.size > 0) url.hash = `#sql:${[...edits].map(([id, code]) => `${id}=${code}`).join("&")}`;
    else if (url.hash.startsWith("#sql:") || Object.keys(sql).length > 0) url.hash = "";
    // An emptied fragment leaves its sign behind.
    return url.href.replace(/#$/, "");
  }

  return {
    get: (key) => new URL(place.href()).searchParams.get(key),
    set: (key, value, how = "push") => commit({ query: { [key]: value } }, how),
    setAll: (query, how = "push") => commit({ query }, how),
    sql: (id) => {
      const code = currentEdits(new URL(place.href()).hash).get(id);
      return code === undefined ? null : decodeSql(code);
    },
    setSql: (id, sql, how = "push") => commit({ sql: { [id]: sql } }, how),
    link,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The edits in a fragment `#sql:<query>=<code>&…`; any other fragment is an ordinary anchor. */
function readEdits(hash: string): Map<string, string> {
  if (!hash.startsWith("#sql:")) return new Map();
  const pairs = hash.slice("#sql:".length).split("&").filter(Boolean);
  return new Map(
    pairs.map((pair) => {
      const [id = "", code = ""] = pair.split(/=(.*)/s);
      return [id, code];
    }),
  );
}

function browserPlace(): Place {
  return {
    href: () => location.href,
    write: (href, how) => (how === "push" ? history.pushState(null, "", href) : history.replaceState(null, "", href)),
    onMove: (listener) => {
      addEventListener("popstate", listener);
      return () => removeEventListener("popstate", listener);
    },
  };
}
