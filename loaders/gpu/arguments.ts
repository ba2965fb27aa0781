import { parseArgs } from "node:util";
import { type Kernel, SIZES, type Size } from "../../src/gpu/kernel.ts";
import { didYouMean, nearest } from "../suggestion.ts";

export interface RunArguments {
  readonly json: boolean;
  readonly software: boolean;
  readonly size: Size;
  /** Also runs the values of each kernel's sweep. */
  readonly sweep: boolean;
  readonly kernels: readonly Kernel[];
  /** Where the run file goes; null where none was asked for. */
  readonly record: string | null;
}

export type ParsedArguments =
  | { readonly kind: "run"; readonly options: RunArguments }
  | { readonly kind: "help" }
  /** What is wrong, and what is allowed instead, one a line. */
  | { readonly kind: "problems"; readonly problems: readonly string[] };

const OPTIONS = {
  json: { type: "boolean" },
  software: { type: "boolean" },
  only: { type: "string", multiple: true },
  size: { type: "string" },
  sweep: { type: "boolean" },
  record: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** What follows an option that takes a value, as the usage calls it. */
const VALUES: Readonly<Record<string, string>> = { only: "ID", size: "SIZE", record: "FILE" };

const NAMES = Object.keys(OPTIONS);

/** Reads the words after `npm run -s kernels --`. Every mistake is named, not only the first. */
export function readArguments(words: readonly string[], all: readonly Kernel[]): ParsedArguments {
  const { tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags = new Set<string>();
  const problems: string[] = [];
  const only: string[] = [];
  let size: Size = "quick";
  let record: string | null = null;
  for (const token of tokens) {
    if (token.kind === "positional") {
      problems.push(`${token.value} belongs to no option: kernels are chosen by --only ${token.value}`);
    } else if (token.kind === "option") {
      const { name, rawName, value } = token;
      const wanted = VALUES[name];
      if (!NAMES.includes(name)) {
        const known = NAMES.map((one) => `--${one}`);
        problems.push(`there is no option ${rawName}${didYouMean(rawName, known)} (allowed: ${known.join(", ")})`);
      } else if (wanted === undefined) {
        flags.add(name);
        if (value !== undefined) problems.push(`--${name} takes no value, but was given ${value}`);
      } else if (value === undefined || value === "" || value.startsWith("--")) {
        problems.push(`--${name} needs a value: --${name} ${wanted}`);
      } else if (name === "only") {
        only.push(value);
      } else if (name === "record") {
        record = value;
      } else {
        const found = SIZES.find((one) => one === value);
        if (found === undefined) problems.push(`--size is ${SIZES.join(", ")}, not ${value}`);
        else size = found;
      }
    }
  }
  if (flags.has("help")) return { kind: "help" };
  problems.push(...only.flatMap((name) => unknownKernel(name, all) ?? []));
  if (problems.length > 0) return { kind: "problems", problems };
  const kernels = only.length === 0 ? all : all.filter(({ id, family }) => only.includes(id) || only.includes(family));
  return {
    kind: "run",
    options: {
      json: flags.has("json"),
      software: flags.has("software"),
      size,
      sweep: flags.has("sweep"),
      kernels,
      record,
    },
  };
}

/** What is near a name that no kernel and no family has; null where one has it. */
function unknownKernel(name: string, all: readonly Kernel[]): string | null {
  const families = [...new Set(all.map(({ family }) => family))];
  const known = [...families, ...all.map(({ id }) => id)];
  if (known.includes(name)) return null;
  const near = nearest(name, known, 8);
  return near.length > 0
    ? `there is no kernel or family ${name}; near it: ${near.join(", ")}`
    : `there is no kernel or family ${name}; families: ${families.join(", ")}`;
}
