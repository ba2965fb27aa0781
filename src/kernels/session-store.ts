import type { JobReport } from "../gpu/client.js";
import type { CodeMatch } from "../gpu/code-match.js";
import type { Size } from "../gpu/kernel.js";
import type { DeviceInfo, PlainJob, PlainSide } from "../gpu/messages.js";
import type { RunFile } from "../gpu/run-file.js";
import type { LabStore } from "./lab-store.js";
import type { Progress } from "./progress.js";

export type DeviceStatus =
  /** `isAgain` after a device whose work did not stop. */
  | { readonly kind: "opening"; readonly isAgain: boolean }
  | { readonly kind: "open"; readonly device: DeviceInfo }
  | { readonly kind: "none"; readonly why: "no-webgpu" | "no-adapter" | "broken"; readonly message: string };

export interface ImportedRun {
  readonly name: string;
  readonly run: RunFile;
  /** Whether today's kernels are still those that ran, by the keys of its measurements. */
  readonly codes: ReadonlyMap<string, CodeMatch>;
}

/** The sides of a pair at each size, by the pair's id. */
export type PairSides = (pairId: string, size: Size) => readonly [PlainSide, PlainSide] | null;

/** All that the page knows and can do; {@link LabStore} is the part that charts and tables of runs see. */
export interface SessionStore extends LabStore {
  /** Runs that were imported from files or links, by the name to show. */
  imported(): readonly ImportedRun[];
  device(): DeviceStatus;
  open(): Promise<void>;
  size(): Size;
  setSize(size: Size): void;
  /** Null while nothing runs. Its stage changes more often than the listeners hear. */
  progress(): Progress | null;
  /** What befell the run, such as a lost device; null where there is nothing to tell. */
  notice(): string | null;
  run(jobs: readonly PlainJob[]): Promise<void>;
  /** Runs edited code and gives its result to the caller alone: it is no measurement of the kernel. */
  runEdited(job: PlainJob): Promise<JobReport | null>;
  cancel(): void;
  loseDevice(): void;
  addImported(run: ImportedRun): void;
  removeImported(name: string): void;
}
