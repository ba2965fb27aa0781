import { type CodeMatch, codeMatch } from "../gpu/code-match.js";
import type { RunFile } from "../gpu/run-file.js";
import { formatCount } from "../ui/format.js";
import { measurementKey } from "./figures.js";

/** Whether today's kernels are still those of a run, by the keys of its measurements. */
export async function runCodes({ results }: RunFile): Promise<ReadonlyMap<string, CodeMatch>> {
  const codes = new Map<string, CodeMatch>();
  for (const result of results)
    if (result.status === "passed") codes.set(measurementKey(result), await codeMatch(result));
  return codes;
}

/** `2 of them with other code than today’s`; empty where all ran today's, as far as that is known. */
export function otherCodeText(codes: ReadonlyMap<string, CodeMatch>): string {
  const other = [...codes.values()].filter((code) => code === "other").length;
  if (other === 0) return "";
  return other === codes.size
    ? "all with other code than today’s"
    : `${formatCount(other, "kernel")} with other code than today’s`;
}
