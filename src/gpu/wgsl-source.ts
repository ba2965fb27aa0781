import type { Pass } from "./kernel.js";
import { wgslOf } from "./wgsl.js";

/** The code of a pass as a reader sees and edits it: without the indentation of the template that it stands in. */
export function shownCode(code: string): string {
  const lines = code
    .replace(/^\s*\n/, "")
    .trimEnd()
    .split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents);
  return lines.map((line) => line.slice(Number.isFinite(common) ? common : 0).trimEnd()).join("\n");
}

/** What is generated around the code of a pass: its bindings and `group_of`, as text to read. */
export function generatedCode(pass: Pass): string {
  return wgslOf({ ...pass, code: "" }).trim();
}

/**
 * The line of a pass's own code that stands on a line of its WGSL, both from 1; null for a generated line, and where
 * the compiler named none.
 *
 * Directives come first in WGSL, then what is generated, then the rest of the code.
 */
export function sourceLine(pass: Pass, wgslLine: number): number | null {
  const lines = pass.code.split("\n");
  const blank = lines.findIndex((line) => line.trim() !== "");
  const end = lines.findLastIndex((line) => line.trim() !== "");
  const own = lines.map((line, index) => ({ line, number: index + 1 })).slice(Math.max(0, blank), end + 1);
  const isDirective = ({ line }: { readonly line: string }) => /^(enable|requires|diagnostic)\b/.test(line.trimEnd());
  // wgslOf trims the whole text, so that only its first line loses its indentation.
  const directives = own.filter((one, index) => isDirective(index === 0 ? { line: one.line.trimStart() } : one));
  const rest = own.filter((one) => !directives.includes(one));
  const generated = pass.bindings.length + 3;
  if (wgslLine <= directives.length) return directives[wgslLine - 1]?.number ?? null;
  return rest[wgslLine - directives.length - generated - 1]?.number ?? null;
}
