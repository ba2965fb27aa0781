/** What can go wrong on a device, so that a caller knows what to do next. */
export type FailureKind =
  /** Nothing can run here. */
  | "no-webgpu"
  | "no-adapter"
  /** This kernel cannot run on this device, and no other attempt will help. */
  | "unsupported"
  /** The WGSL does not compile. */
  | "compile"
  /** A reader's code would hold the device for too long. */
  | "too-long"
  | "out-of-memory"
  | "validation"
  /** The device is gone; another must be opened. */
  | "lost"
  | "cancelled";

/** One message of the WGSL compiler. */
export interface CompilerMessage {
  /** The label of the pass that did not compile. */
  readonly pass: string;
  /** From 1, in the text that `wgslOf` gives; 0 where the compiler names no place. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export class GpuFailure extends Error {
  override readonly name = "GpuFailure";

  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly compilerMessages: readonly CompilerMessage[] = [],
  ) {
    super(message);
  }
}

/** @throws GpuFailure of kind `cancelled` where the signal was given. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new GpuFailure("cancelled", "cancelled");
}
