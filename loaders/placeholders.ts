export interface Placeholder {
  /** The parameter's name, or digits where the query numbers its parameters. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

// A placeholder, or something that may hold a dollar sign without being one: a string, a quoted name, a comment, a
// dollar-quoted string.
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$|\$(\w+)/g;

/** The parameters that an SQL text uses, `$name`, with line and column counted from 1. */
export function placeholders(sql: string): readonly Placeholder[] {
  return [...sql.matchAll(TOKEN)].flatMap((match) => {
    const name = match[2];
    if (name === undefined) return [];
    const before = sql.slice(0, match.index).split("\n");
    return [{ name, line: before.length, column: [...(before.at(-1) ?? "")].length + 1 }];
  });
}
