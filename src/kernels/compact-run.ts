import {
  type ParsedRun,
  parseRunFile,
  RUN_FORMAT,
  RUN_VERSION,
  type RunFile,
  type RunResult,
} from "../gpu/run-file.js";
import { decodeText, encodeText } from "../ui/text-codec.js";

/** The version of the compact form, which is the first thing in it. */
const COMPACT_VERSION = 1;

/** Longer addresses are refused by servers and cut by messengers. */
export const MOST_LINK_CHARACTERS = 7500;

/** Times in a link have three digits, which is finer than any of them is known. */
const DIGITS = 3;

/** Fields of a result in the order in which a link has them. */
const FIELDS = [
  "status",
  "kernelId",
  "parameters",
  "reason",
  "tuning",
  "sourceHash",
  "maxError",
  "tolerance",
  "checkedElements",
  "totalElements",
  "timing",
  "repeats",
  "samplesMs",
  "usefulFlops",
  "compulsoryBytes",
  "allocatedBytes",
  "scratchBytes",
] as const;

/** A run as text for a link; null where it is too long for one. */
export function encodeRun(run: RunFile): string | null {
  const { recordedAt, adapter, driver, runtime, size, results } = run;
  const { vendor, architecture, device, description, isSoftware } = adapter;
  const about = [recordedAt, vendor, architecture, device, description, isSoftware, driver, runtime, size];
  const code = encodeText(JSON.stringify([COMPACT_VERSION, about, results.map(packed)]));
  return code.length > MOST_LINK_CHARACTERS ? null : code;
}

/** Reads and checks what {@link encodeRun} wrote. */
export function decodeRun(code: string): ParsedRun {
  const decoded = decodeText(code);
  if (decoded.kind === "damaged") return invalid(`the run in this link cannot be read: ${decoded.reason}`);
  const compact = parsed(decoded.text);
  if (!Array.isArray(compact)) return invalid("the link holds no run");
  const [version, about, results]: readonly unknown[] = compact;
  if (version !== COMPACT_VERSION) return invalid(`the run in this link has version ${version}, unknown to this page`);
  if (!Array.isArray(about) || !Array.isArray(results)) return invalid("the link holds no run");
  const [recordedAt, vendor, architecture, device, description, isSoftware, driver, runtime, size]: readonly unknown[] =
    about;
  const adapter = { vendor, architecture, device, description, isSoftware };
  const file = { format: RUN_FORMAT, version: RUN_VERSION, recordedAt, adapter, driver, runtime, size };
  return parseRunFile(JSON.stringify({ ...file, results: results.map(unpacked) }));
}

function packed(result: RunResult): readonly unknown[] {
  const values: Readonly<Record<string, unknown>> =
    result.status === "passed"
      ? {
          ...result,
          samplesMs: result.samplesMs.map(rounded),
          // A rounded error must not pass a tolerance that the error itself keeps.
          maxError: Math.min(rounded(result.maxError), result.tolerance),
        }
      : result;
  return FIELDS.map((field) => values[field] ?? null);
}

function unpacked(values: unknown): unknown {
  if (!Array.isArray(values)) return values;
  return Object.fromEntries(FIELDS.map((field, index) => [field, values[index]]).filter(([, value]) => value !== null));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

function invalid(problem: string): ParsedRun {
  return {
    kind: "invalid",
    problems: [problem],
    advice: "Copy the whole link again, or ask its sender for the run as a JSON file.",
  };
}
