/** Where things stand in a JSON text. */
export interface JsonPlaces {
  /** The first thing that is no JSON; null where all is well. */
  readonly error: { readonly offset: number; readonly message: string } | null;
  /** Offset of each value by its path, such as `cells[3].spec.mark`. */
  readonly values: ReadonlyMap<string, number>;
}

interface Level {
  readonly closing: "]" | "}";
  readonly path: string;
  index: number;
}

const PLAIN = String.raw`[^"\\\u0000-\u001f]*`;

const STRING = new RegExp(String.raw`"${PLAIN}(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})${PLAIN})*"`, "y");

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;

/**
 * Finds the place of a JSON text's error, which browsers tell in different ways or not at all, and of each value.
 * Levels are kept in a list, for a text may be nested deeper than calls may be.
 */
export function jsonPlaces(text: string): JsonPlaces {
  const values = new Map<string, number>();
  const levels: Level[] = [];
  let at = 0;
  let path = "";
  const gap = () => {
    while (/[ \t\n\r]/.test(text.charAt(at))) at++;
  };
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    at += found?.length ?? 0;
    return found;
  };
  const fail = (expected: string): JsonPlaces => {
    const found = at >= text.length ? "the end" : JSON.stringify(text.charAt(at));
    return { error: { offset: at, message: `expected ${expected}, found ${found}` }, values };
  };
  /** Reads the name before a value in an object, or counts on in a list. */
  const enter = (level: Level): string | null => {
    gap();
    if (level.closing === "]") {
      path = `${level.path}[${level.index++}]`;
      return null;
    }
    const name = take(STRING);
    if (name === null) return "a name in double quotes";
    gap();
    if (text.charAt(at) !== ":") return "a colon";
    at++;
    path = `${level.path}${level.path === "" ? "" : "."}${JSON.parse(name)}`;
    return null;
  };
  for (;;) {
    gap();
    values.set(path, at);
    const open = text.charAt(at);
    if (open === "[" || open === "{") {
      at++;
      const level: Level = { closing: open === "[" ? "]" : "}", path, index: 0 };
      gap();
      if (text.charAt(at) !== level.closing) {
        levels.push(level);
        const expected = enter(level);
        if (expected !== null) return fail(expected);
        continue;
      }
      at++;
    } else if (take(STRING) === null && take(SCALAR) === null) return fail("a value");
    for (;;) {
      gap();
      const level = levels.at(-1);
      if (level === undefined) return at < text.length ? fail("the end") : { error: null, values };
      const next = text.charAt(at);
      if (next !== level.closing && next !== ",") return fail(`a comma or ${level.closing}`);
      at++;
      if (next === level.closing) {
        levels.pop();
        continue;
      }
      const expected = enter(level);
      if (expected !== null) return fail(expected);
      break;
    }
  }
}
