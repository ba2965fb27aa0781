import type { CompilerMessage } from "./failures.js";
import { GpuFailure } from "./failures.js";
import type { Size } from "./kernel.js";
import type { DeviceInfo, FromLab, PlainJob, PlainSide, ToLab } from "./messages.js";
import type { PairOutcome } from "./pair.js";
import type { RunResult } from "./run-file.js";
import type { Stage } from "./stage.js";
import type { TuningStore } from "./tuning-store.js";

/** The part of a Worker that a client uses. */
export interface LabWorker {
  postMessage(message: ToLab): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: { readonly data: FromLab }) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: { readonly message?: string }) => void): void;
}

export interface ClientOptions {
  spawn(): LabWorker;
  readonly tunings: TuningStore;
  /** A device was opened: the first, or another after one that was lost. */
  onDevice(device: DeviceInfo): void;
  onLost(reason: string): void;
  /** A worker did not hear a cancel and was ended, with whatever its device still runs. */
  onEnded?(): void;
  /** How long a cancelled request may go on before its worker is ended. */
  readonly patienceMs?: number;
}

export interface JobReport {
  readonly result: RunResult;
  readonly compilerMessages: readonly CompilerMessage[];
}

export interface RunRequest {
  readonly size: Size;
  readonly signal?: AbortSignal;
  onStart?(index: number): void;
  /** Hears what is done for the job that runs. */
  onStage?(stage: Stage): void;
  onDone?(report: JobReport, index: number): void;
}

/** The lab as a page uses it: in a worker, which starts with the first request and again after a crash. */
export interface LabClient {
  /** @throws GpuFailure `no-webgpu` or `no-adapter` */
  open(): Promise<void>;
  /** Ends when all jobs were done, or after a cancel. @throws GpuFailure where no job can run */
  run(jobs: readonly PlainJob[], request: RunRequest): Promise<void>;
  /** @throws GpuFailure */
  pair(
    first: PlainSide,
    second: PlainSide,
    request: Pick<RunRequest, "size" | "signal" | "onStage">,
  ): Promise<PairOutcome>;
  /** Destroys the device on purpose. */
  lose(): void;
  /** Ends the worker and with it whatever runs. */
  stop(): void;
}

interface Pending {
  readonly onStart?: ((index: number) => void) | undefined;
  readonly onStage?: ((stage: Stage) => void) | undefined;
  readonly onDone?: ((report: JobReport, index: number) => void) | undefined;
  resolve(outcome: PairOutcome | null): void;
  reject(failure: GpuFailure): void;
}

/** As long as the longest piece of work that cannot be cut: making inputs, compiling, a dispatch. */
const PATIENCE_MS = 1000;

export function createLabClient(options: ClientOptions): LabClient {
  const { patienceMs = PATIENCE_MS } = options;
  const pending = new Map<number, Pending>();
  let worker: LabWorker | null = null;
  let lastId = 0;

  function started(): LabWorker {
    if (worker) return worker;
    const own = options.spawn();
    worker = own;
    own.addEventListener("message", ({ data }) => own === worker && receive(data));
    const crashed = ({ message }: { readonly message?: string }) =>
      own === worker && end(new GpuFailure("lost", `the lab stopped: ${message || "its worker could not run"}`));
    own.addEventListener("error", crashed);
    own.addEventListener("messageerror", crashed);
    return own;
  }

  function end(failure: GpuFailure): void {
    worker?.terminate();
    worker = null;
    const failed = [...pending.values()];
    pending.clear();
    for (const one of failed) one.reject(failure);
  }

  function receive(message: FromLab): void {
    if (message.type === "device") options.onDevice(message.device);
    else if (message.type === "lost") options.onLost(message.reason);
    else if (message.type === "tuned") options.tunings.remember(message.key, message.tuning);
    else answer(message);
  }

  function answer(message: Extract<FromLab, { readonly id: number }>): void {
    const request = pending.get(message.id);
    if (message.type === "started") {
      request?.onStart?.(message.index);
    } else if (message.type === "stage") {
      request?.onStage?.(message.stage);
    } else if (message.type === "done") {
      request?.onDone?.(message, message.index);
    } else {
      pending.delete(message.id);
      if (message.type === "failed") request?.reject(new GpuFailure(message.kind, message.message));
      else request?.resolve(message.type === "paired" ? message.outcome : null);
    }
  }

  function ask(
    message: (id: number) => ToLab,
    signal: AbortSignal | undefined,
    hooks: Pick<Pending, "onStart" | "onStage" | "onDone"> = {},
  ): Promise<PairOutcome | null> {
    const id = ++lastId;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      worker?.postMessage({ type: "cancel", id });
      timer = setTimeout(() => {
        if (!pending.has(id)) return;
        end(new GpuFailure("cancelled", "the lab did not hear the cancel and was ended"));
        options.onEnded?.();
      }, patienceMs);
    };
    return new Promise<PairOutcome | null>((resolve, reject) => {
      if (signal?.aborted) return reject(new GpuFailure("cancelled", "cancelled"));
      pending.set(id, { ...hooks, resolve, reject });
      try {
        started().postMessage(message(id));
      } catch (error) {
        pending.delete(id);
        reject(new GpuFailure("lost", `the lab did not start: ${error instanceof Error ? error.message : error}`));
      }
      signal?.addEventListener("abort", cancel, { once: true });
    }).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
    });
  }

  return {
    async open() {
      await ask((id) => ({ type: "open", id }), undefined);
    },
    async run(jobs, { size, signal, onStart, onStage, onDone }) {
      const tunings = options.tunings.known();
      await ask((id) => ({ type: "run", id, size, jobs, tunings }), signal, { onStart, onStage, onDone }).catch(
        (error) => {
          if (!(error instanceof GpuFailure && error.kind === "cancelled")) throw error;
        },
      );
    },
    async pair(first, second, { size, signal, onStage }) {
      const tunings = options.tunings.known();
      const outcome = await ask((id) => ({ type: "pair", id, size, first, second, tunings }), signal, { onStage });
      if (!outcome) throw new GpuFailure("lost", "the lab gave no answer");
      return outcome;
    },
    lose: () => started().postMessage({ type: "lose" }),
    stop: () => end(new GpuFailure("cancelled", "the lab was stopped")),
  };
}
