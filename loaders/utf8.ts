/** The text of a file, or the place and value of its first byte that is not UTF-8. */
export type Decoding =
  | { readonly text: string }
  | { readonly line: number; readonly column: number; readonly byte: number };

/** Decodes UTF-8 without replacing anything. A byte order mark stays in the text as U+FEFF. */
export function decodeUtf8(bytes: Uint8Array): Decoding {
  const text = decodePrefix(bytes, bytes.length, false);
  if (text !== null) return { text };
  // The decoder holds back the bytes of an unfinished character, so this text ends just before the bad character.
  const before = decodePrefix(bytes, longestGoodPrefix(bytes), true) ?? "";
  const lines = before.split("\n");
  return {
    line: lines.length,
    column: [...(lines.at(-1) ?? "")].length + 1,
    byte: bytes[new TextEncoder().encode(before).length] ?? 0,
  };
}

function decodePrefix(bytes: Uint8Array, end: number, stream: boolean): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), { stream });
  } catch {
    return null;
  }
}

function longestGoodPrefix(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (decodePrefix(bytes, middle, true) === null) bad = middle;
    else good = middle;
  }
  return good;
}
