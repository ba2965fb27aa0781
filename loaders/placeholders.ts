import { tokenize } from "../src/engine/tokens.ts";

export interface Placeholder {
  /** The parameter's name, or digits where the query numbers its parameters. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** The parameters that an SQL text uses, `$name`, with line and column counted from 1. */
export function placeholders(sql: string): readonly Placeholder[] {
  return tokenize(sql).flatMap(({ kind, text, start }) => {
    if (kind !== "parameter" || !text.startsWith("$")) return [];
    const before = sql.slice(0, start).split("\n");
    return [{ name: text.slice(1), line: before.length, column: [...(before.at(-1) ?? "")].length + 1 }];
  });
}
