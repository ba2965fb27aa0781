import type { AdapterDescription } from "./device.js";
import type { CompilerMessage, FailureKind } from "./failures.js";
import type { DeviceTraits, KernelParameters, Size, Tuning } from "./kernel.js";
import type { PairOutcome } from "./pair.js";
import type { RunResult } from "./run-file.js";
import type { Stage } from "./stage.js";

/** A job in words that cross to a worker: kernels hold functions, which do not. */
export interface PlainJob {
  readonly kernelId: string;
  readonly parameters: KernelParameters;
  /** WGSL that a reader edited, with the tuning for which it was shown. */
  readonly edit?: Edit;
}

export interface Edit {
  readonly tuning: Tuning;
  /** The code of each pass, in the plan's order. */
  readonly code: readonly string[];
}

export interface PlainSide {
  readonly kernelId: string;
  /** Other kernels of the same result, of which the fastest is taken. */
  readonly variants: readonly string[];
  readonly parameters: KernelParameters;
}

/** What a page is told of the device that it runs on. */
export interface DeviceInfo {
  readonly adapter: AdapterDescription;
  readonly traits: DeviceTraits;
  readonly hasTimestamps: boolean;
}

/** Tunings that were fastest here before, by their key. */
export type KnownTunings = Readonly<Record<string, Tuning>>;

/** What a page asks of its lab. Requests are answered one after another; a cancel is heard at once. */
export type ToLab =
  | { readonly type: "open"; readonly id: number }
  | {
      readonly type: "run";
      readonly id: number;
      readonly size: Size;
      readonly jobs: readonly PlainJob[];
      readonly tunings: KnownTunings;
    }
  | {
      readonly type: "pair";
      readonly id: number;
      readonly size: Size;
      readonly first: PlainSide;
      readonly second: PlainSide;
      readonly tunings: KnownTunings;
    }
  | { readonly type: "cancel"; readonly id: number }
  /** Destroys the device, to see the lab recover. */
  | { readonly type: "lose" };

/** What a lab tells its page. Every request ends with one `ended`, `paired` or `failed`. */
export type FromLab =
  | { readonly type: "device"; readonly device: DeviceInfo }
  | { readonly type: "lost"; readonly reason: string }
  | { readonly type: "tuned"; readonly key: string; readonly tuning: Tuning }
  | { readonly type: "started"; readonly id: number; readonly index: number }
  | { readonly type: "stage"; readonly id: number; readonly stage: Stage }
  | {
      readonly type: "done";
      readonly id: number;
      readonly index: number;
      readonly result: RunResult;
      readonly compilerMessages: readonly CompilerMessage[];
    }
  | { readonly type: "paired"; readonly id: number; readonly outcome: PairOutcome }
  | { readonly type: "ended"; readonly id: number }
  | { readonly type: "failed"; readonly id: number; readonly kind: FailureKind; readonly message: string };
