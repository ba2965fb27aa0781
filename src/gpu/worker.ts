// The worker in which the lab lives: inputs and float64 references take long, and a page must not wait for them.
import { type LabDevice, openDevice } from "./device.js";
import { GpuFailure } from "./failures.js";
import type { Kernel, Plan } from "./kernel.js";
import { kernelNamed } from "./kernels/index.js";
import type { Edit, FromLab, KnownTunings, PlainJob, PlainSide, ToLab } from "./messages.js";
import { measurePair, type Side } from "./pair.js";
import { deviceSource, type Job, runJobs } from "./session.js";
import { sparingly } from "./stage.js";
import type { TuningCache } from "./tuning.js";

type Request = Extract<ToLab, { readonly id: number }>;

const devices = deviceSource(open);
const cancels = new Map<number, AbortController>();
let last: Promise<void> = Promise.resolve();

function post(message: FromLab): void {
  postMessage(message);
}

async function open(): Promise<LabDevice> {
  const lab = await openDevice(navigator.gpu);
  const { device, adapter, traits, hasTimestamps } = lab;
  void device.lost.then(({ reason, message }) =>
    post({ type: "lost", reason: message || reason || "no reason given" }),
  );
  post({ type: "device", device: { adapter, traits, hasTimestamps } });
  return lab;
}

function receive(message: ToLab): void {
  if (message.type === "cancel") {
    cancels.get(message.id)?.abort();
  } else if (message.type === "lose") {
    void devices.current().then(
      ({ device }) => device.destroy(),
      () => {},
    );
  } else {
    const controller = new AbortController();
    cancels.set(message.id, controller);
    last = last.then(() => answer(message, controller.signal));
  }
}

async function answer(request: Exclude<Request, { readonly type: "cancel" }>, signal: AbortSignal): Promise<void> {
  const { id } = request;
  const onStage = sparingly((stage) => post({ type: "stage", id, stage }));
  try {
    if (request.type === "open") {
      await devices.current();
      post({ type: "ended", id });
    } else if (request.type === "run") {
      await runJobs(devices, request.jobs.map(jobOf), {
        size: request.size,
        tuningCache: cacheOver(request.tunings),
        signal,
        onStage,
        onStart: (_, index) => post({ type: "started", id, index }),
        onDone: ({ result, compilerMessages }, index) => post({ type: "done", id, index, result, compilerMessages }),
      });
      post({ type: "ended", id });
    } else {
      const { first, second, size, tunings } = request;
      const options = { size, tuningCache: cacheOver(tunings), signal, onStage };
      post({ type: "paired", id, outcome: await measurePair(devices, sideOf(first), sideOf(second), options) });
    }
  } catch (error) {
    const kind = error instanceof GpuFailure ? error.kind : "validation";
    post({ type: "failed", id, kind, message: error instanceof Error ? error.message : String(error) });
  } finally {
    cancels.delete(id);
  }
}

function jobOf({ kernelId, parameters, edit }: PlainJob): Job {
  const kernel = kernelOf(kernelId);
  if (!edit) return { kernel, parameters };
  // The reader edited the code of one tuning, and it is that one which must run.
  return { kernel: { ...kernel, tunings: () => [edit.tuning] }, parameters, edit: (plan) => edited(plan, edit) };
}

function edited(plan: Plan, { code }: Edit): Plan {
  return { ...plan, passes: plan.passes.map((pass, index) => ({ ...pass, code: code[index] ?? pass.code })) };
}

function sideOf({ kernelId, variants, parameters }: PlainSide): Side {
  return { kernel: kernelOf(kernelId), variants: variants.map(kernelOf), parameters };
}

function kernelOf(id: string): Kernel {
  const kernel = kernelNamed(id);
  if (!kernel) throw new GpuFailure("unsupported", `the lab has no kernel ${id}`);
  return kernel;
}

function cacheOver(known: KnownTunings): TuningCache {
  const found = new Map(Object.entries(known));
  return {
    get: (key) => found.get(key) ?? null,
    set(key, tuning) {
      found.set(key, tuning);
      post({ type: "tuned", key, tuning });
    },
  };
}

addEventListener("message", ({ data }: MessageEvent<ToLab>) => receive(data));
