import * as v from "valibot";
import { type ParsedRun, parseRunFile, RUN_FORMAT } from "../gpu/run-file.js";

/** More problems than this say no more than the first ones do. */
const MOST_PROBLEMS = 5;

/**
 * Reads the text of a file that a reader brings. Of one that is no run at all it says that, and not what each part of
 * a run would have to be.
 */
export function readRunText(text: string): ParsedRun {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
  if (!read.success) {
    if (text.trim() === "") return refused("it is empty");
    return /^\s*[[{]/.test(text)
      ? refused("it is not JSON: it begins as such, but is cut off or damaged")
      : refused(
          "it is not JSON. A run is imported from the JSON file that this page or the command saves, not from its CSV",
        );
  }
  const { success: isRun } = v.safeParse(v.object({ format: v.literal(RUN_FORMAT) }), read.output);
  if (!isRun) return refused(`it is no run of the kernel lab: it does not say that it is a “${RUN_FORMAT}”`);
  const parsed = parseRunFile(text);
  if (parsed.kind === "run" || parsed.problems.length <= MOST_PROBLEMS) return parsed;
  const more = parsed.problems.length - MOST_PROBLEMS;
  return { kind: "invalid", problems: [...parsed.problems.slice(0, MOST_PROBLEMS), `and ${more} more of this kind`] };
}

function refused(problem: string): ParsedRun {
  return { kind: "invalid", problems: [problem] };
}
