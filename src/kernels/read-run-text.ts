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
  if (!read.success) return notJson(text);
  const { success: isRun } = v.safeParse(v.object({ format: v.literal(RUN_FORMAT) }), read.output);
  if (!isRun) return refused("it is JSON, but no run of the kernel lab", TAKE_ANOTHER);
  const parsed = parseRunFile(text);
  if (parsed.kind === "run" || parsed.problems.length <= MOST_PROBLEMS) return parsed;
  const more = parsed.problems.length - MOST_PROBLEMS;
  return { ...parsed, problems: [...parsed.problems.slice(0, MOST_PROBLEMS), `and ${more} more of this kind`] };
}

const TAKE_ANOTHER =
  "Take a file that “Save JSON” of this page or the command npm run kernels -- --record has written.";

function notJson(text: string): ParsedRun {
  if (text.trim() === "") return refused("it is empty", TAKE_ANOTHER);
  if (!/^\s*[[{]/.test(text)) return refused("it is no JSON file", `${TAKE_ANOTHER} A CSV file cannot be imported.`);
  const lines = text.trimEnd().split("\n").length;
  return refused(
    `it begins as JSON, but is cut off or damaged within its ${lines === 1 ? "only line" : `${lines} lines`}`,
    "Save or download it again.",
  );
}

function refused(problem: string, advice: string): ParsedRun {
  return { kind: "invalid", problems: [problem], advice };
}
