/** How deep arrays and objects may lie in each other in a text from outside; no format of this project needs half. */
const MAX_NESTING = 64;

/** Characters of a path that a problem's place is looked up by; {@link MAX_NESTING} names need less. */
export const MAX_PATH = 300;

/** Where things stand in a JSON text. */
export interface JsonPlaces {
  /** The first thing that is no JSON; null where all is well. */
  readonly error: { readonly offset: number; readonly message: string } | null;
  /** Offset of each value that was asked for, by its path, such as `cells[3].spec.mark`. */
  readonly values: ReadonlyMap<string, number>;
}

interface Level {
  readonly closing: "]" | "}";
  /** Null where nothing that is asked for can lie within. */
  readonly path: string | null;
  index: number;
}

const PLAIN = String.raw`[^"\\\u0000-\u001f]*`;

const STRING = new RegExp(String.raw`"${PLAIN}(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})${PLAIN})*"`, "y");

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;

const TOO_DEEP = `it is nested more than ${MAX_NESTING} deep`;

/**
 * Where a text that may be JSON goes deeper than {@link MAX_NESTING}, and what to say of it; null where it does not.
 * It is asked before the text is parsed: not every browser's parser stands 100,000 levels.
 */
export function tooDeep(text: string): { readonly offset: number; readonly message: string } | null {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '"') isString = !isString;
    else if (isString) {
      if (sign === "\\") at++;
    } else if (sign === "[" || sign === "{") {
      if (++depth > MAX_NESTING) return { offset: at, message: TOO_DEEP };
    } else if (sign === "]" || sign === "}") depth--;
  }
  return null;
}

/**
 * Finds the place of a JSON text's error, which browsers tell in different ways or not at all, and of the
 * values at some paths. A path is written only below one that was asked for, and none is longer than {@link MAX_PATH}:
 * the paths of all values of a text that is deep, or has a long name above a long list, would fill the memory.
 *
 * @param wanted paths that are looked for, each with those above it
 */
export function jsonPlaces(text: string, wanted: ReadonlySet<string> = new Set()): JsonPlaces {
  const values = new Map<string, number>();
  const levels: Level[] = [];
  let at = 0;
  let path: string | null = "";
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
  const below = (parent: string | null, step: string | null): string | null => {
    if (parent === null || step === null || parent.length + step.length > MAX_PATH) return null;
    return wanted.has(parent + step) ? parent + step : null;
  };
  /** Reads the name before a value in an object, or counts on in a list. */
  const enter = (level: Level): string | null => {
    gap();
    if (level.closing === "]") {
      path = below(level.path, `[${level.index++}]`);
      return null;
    }
    const name = take(STRING);
    if (name === null) return "a name in double quotes";
    gap();
    if (text.charAt(at) !== ":") return "a colon";
    at++;
    path = below(level.path, name.length > MAX_PATH ? null : `${level.path === "" ? "" : "."}${JSON.parse(name)}`);
    return null;
  };
  for (;;) {
    gap();
    if (path !== null) values.set(path, at);
    const open = text.charAt(at);
    if (open === "[" || open === "{") {
      if (levels.length === MAX_NESTING) return { error: { offset: at, message: TOO_DEEP }, values };
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

/**
 * Where fields stand in a JSON text, found in one walk: gives the offset of each by its path, and of one that is missing
 * that of what should hold it.
 */
export function fieldOffsets(text: string, fields: readonly string[]): (field: string) => number {
  // A field of a stranger's file may have a name of any length.
  const known = (field: string) => field.slice(0, MAX_PATH);
  const { values } = jsonPlaces(text, new Set(fields.flatMap((field) => [...pathsTo(known(field))])));
  return (field) => {
    for (const path of pathsTo(known(field))) {
      const offset = values.get(path);
      if (offset !== undefined) return offset;
    }
    return values.get("") ?? 0;
  };
}

/** A path and those above it: `cells[1].name`, `cells[1]`, `cells`. */
function* pathsTo(field: string): Generator<string> {
  const last = /(?:^|\.)[^.[\]]*$|\[\d+\]$/;
  for (let path = field; path !== ""; path = path.replace(last, "")) {
    yield path;
    if (!last.test(path)) return;
  }
}
