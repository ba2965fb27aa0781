/** Whitespace, then one token of JSON: a string, a bracket, a comma, a colon, or a bare word such as a number. */
const TOKEN = /\s*("(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+)/y;

/**
 * The line, counted from 1, of a value in the text of a JSON file; of the nearest value around it where it is missing.
 *
 * @param text valid JSON
 */
export function lineOfPath(text: string, path: readonly (string | number)[]): number {
  let at = 0;
  const peek = (): { readonly token: string; readonly start: number; readonly end: number } => {
    TOKEN.lastIndex = at;
    const [all = "", token = ""] = TOKEN.exec(text) ?? [];
    return { token, start: at + all.length - token.length, end: at + all.length };
  };
  const take = (): string => {
    const { token, end } = peek();
    at = Math.max(end, at + 1);
    return token;
  };
  const skip = (): void => {
    let depth = 0;
    do {
      const token = take();
      if (token === "{" || token === "[") depth += 1;
      else if (token === "}" || token === "]") depth -= 1;
    } while (depth > 0 && at < text.length);
  };
  let place = peek().start;
  for (const key of path) {
    const open = take();
    if (open !== "{" && open !== "[") break;
    let isFound = false;
    for (let index = 0; at < text.length && !/^[}\]]$/.test(peek().token); index += 1) {
      const { token, start } = peek();
      if (token === ",") take();
      const own = token === "," ? peek().start : start;
      const name = open === "{" ? nameOf(take()) : index;
      if (open === "{") take();
      if (name === key) {
        place = open === "{" ? own : peek().start;
        isFound = true;
        break;
      }
      skip();
    }
    if (!isFound) break;
  }
  return lineAt(text, place);
}

/** The line of a place in a text, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function nameOf(token: string): string {
  const name: unknown = JSON.parse(token);
  return String(name);
}
