import type { Field } from "./csv.ts";

/** One entry of a query file's header: `-- title: …`, with the lines that continue it. */
export interface HeaderEntry {
  readonly key: string;
  /** Where the entry starts. */
  readonly line: number;
  readonly column: number;
  /** The text after the key, one part for each line. */
  readonly parts: readonly Field[];
}

export interface QueryText {
  readonly entries: readonly HeaderEntry[];
  readonly sql: string;
  /** The line of the file in which `sql` begins. */
  readonly sqlLine: number;
}

const ENTRY = /^(-- (?:([a-z]+): *|(param) +))(.*)$/;

const CONTINUATION = /^(-- {2,})(.*)$/;

/** Splits a query file into its header, the comment lines at its start, and its SQL. */
export function splitQueryFile(text: string): QueryText {
  const lines = text.split("\n");
  const entries: (HeaderEntry & { readonly parts: Field[] })[] = [];
  let index = 0;
  for (; lines[index]?.startsWith("--"); index++) {
    const line = index + 1;
    const [, indent, continued] = CONTINUATION.exec(lines[index] ?? "") ?? [];
    const last = entries.at(-1);
    if (indent !== undefined && continued !== undefined && last) {
      last.parts.push({ text: continued.trim(), line, column: indent.length + 1 });
      continue;
    }
    const [, start, key, param, rest] = ENTRY.exec(lines[index] ?? "") ?? [];
    const part = { text: (rest ?? "").trim(), line, column: (start ?? "").length + 1 };
    entries.push({ key: key ?? param ?? "", line, column: 1, parts: [part] });
  }
  while (index < lines.length && lines[index]?.trim() === "") index++;
  return { entries, sql: lines.slice(index).join("\n").trimEnd(), sqlLine: Math.min(index + 1, lines.length) };
}

/** An entry's text on one line. */
export function entryText({ parts }: HeaderEntry): string {
  return parts
    .map(({ text }) => text)
    .join(" ")
    .trim();
}
