import type { ClientOptions, JobReport, LabClient } from "../gpu/client.js";
import { adapterName } from "../gpu/device.js";
import { GpuFailure } from "../gpu/failures.js";
import type { Size } from "../gpu/kernel.js";
import { kernelNamed } from "../gpu/kernels/index.js";
import type { DeviceInfo, PlainJob } from "../gpu/messages.js";
import type { PairOutcome } from "../gpu/pair.js";
import { RUN_FORMAT, RUN_VERSION, type RunFile, type RunResult } from "../gpu/run-file.js";
import type { Stage } from "../gpu/stage.js";
import { createDurations, jobKey } from "./durations.js";
import { measurementKey } from "./figures.js";
import { watchFirstWorkgroup } from "./first-workgroup.js";
import { durationText } from "./progress.js";
import { progressTracker } from "./progress-tracker.js";
import type { DeviceStatus, ImportedRun, PairSides, SessionStore } from "./session-store.js";
import { outcomeText, sentence } from "./words.js";

export interface StoreOptions {
  /** Makes the client, which tells of devices through the listeners. */
  client(listeners: Pick<ClientOptions, "onDevice" | "onLost"> & { onEnded(): void }): LabClient;
  readonly pairSides: PairSides;
  /** What carries WebGPU: the browser, as it names itself. */
  readonly runtime: string;
  readonly size: Size;
  readonly now?: () => Date;
}

/** What is told where a cancel was not heard, and what once another device is there. */
const ENDED =
  "What ran did not stop: a page cannot interrupt work that the GPU has begun. The lab was ended and asks for a new device; until the old work is over, or the driver ends it, the browser may be slow.";
const ENDED_AND_BACK = "What ran did not stop, so the lab was ended. It has a new device now, and is ready.";

export function createLabStore(options: StoreOptions): SessionStore {
  const { now = () => new Date() } = options;
  const listeners = new Set<() => void>();
  const results = new Map<Size, Map<string, RunResult>>();
  const pairs = new Map<string, PairOutcome>();
  let imported: readonly ImportedRun[] = [];
  let device: DeviceStatus = { kind: "opening", isAgain: false };
  let adapter: DeviceInfo["adapter"] | null = null;
  let size = options.size;
  let notice: string | null = null;
  let lostNotice: string | null = null;
  let controller: AbortController | null = null;
  let isPair = false;
  let hasEnded = false;
  let current: RunFile | null = null;
  const durations = createDurations();
  const nowMs = () => now().getTime();
  const progress = progressTracker(nowMs);

  const client = options.client({
    onDevice(info) {
      if (adapter !== null && adapterName(adapter) !== adapterName(info.adapter)) {
        results.clear();
        pairs.clear();
        durations.forget();
        notice = `The browser now offers another device, ${adapterName(info.adapter)}: what was measured on ${adapterName(adapter)} was set aside.`;
      }
      if (notice?.endsWith(ENDED)) notice = notice.replace(ENDED, ENDED_AND_BACK);
      hasEnded = false;
      adapter = info.adapter;
      device = { kind: "open", device: info };
      refresh();
    },
    onLost(reason) {
      const next =
        progress.current() === null
          ? "Another is opened for the next run."
          : isPair
            ? "The pair that was running is measured again from its start, on another."
            : "The kernel that was running has no result; another device is opened for the next.";
      lostNotice = `The device was lost (${reason.replace(/[.\s]+$/, "")}). ${next}`;
      notice = lostNotice;
      tell();
    },
    onEnded() {
      hasEnded = true;
      device = { kind: "opening", isAgain: true };
      tell();
      void open();
    },
  });

  async function open(): Promise<void> {
    try {
      await client.open();
    } catch (error) {
      const { kind, message } = failureOf(error);
      device = { kind: "none", why: kind === "no-webgpu" || kind === "no-adapter" ? kind : "broken", message };
      tell();
    }
  }

  const cancelled = (text: string) => (hasEnded ? `${text} ${ENDED}` : text);

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  function refresh(): void {
    const own = results.get(size);
    current =
      adapter === null || !own || own.size === 0
        ? null
        : {
            format: RUN_FORMAT,
            version: RUN_VERSION,
            recordedAt: now().toISOString(),
            adapter: { ...adapter },
            driver: null,
            runtime: options.runtime.slice(0, 400),
            size,
            results: [...own.values()],
          };
    tell();
  }

  function keep(at: Size, result: RunResult): void {
    const own = results.get(at) ?? new Map<string, RunResult>();
    results.set(at, own);
    own.set(measurementKey(result), result);
    refresh();
  }

  /** One thing at a time: two at once would disturb each other's times. */
  async function alone<T>(expectedMs: readonly number[], work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (controller !== null)
      throw new GpuFailure("unsupported", "something else is running: wait for it, or cancel it");
    const own = new AbortController();
    controller = own;
    notice = null;
    lostNotice = null;
    progress.start(expectedMs);
    tell();
    try {
      return await work(own.signal);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "no-webgpu" || failure.kind === "no-adapter") {
        device = { kind: "none", why: failure.kind, message: failure.message };
      } else if (failure.kind !== "cancelled") {
        notice = sentence(`The run ended early: ${failure.message}`);
      }
      throw failure;
    } finally {
      controller = null;
      progress.stop();
      isPair = false;
      tell();
    }
  }

  function begin(title: string): void {
    progress.begin(title);
    tell();
  }

  const titleOf = (id: string | undefined) => kernelNamed(id ?? "")?.title ?? id ?? "";

  async function runAll(
    jobs: readonly PlainJob[],
    onDone: (report: JobReport) => void,
    onStage: (stage: Stage) => void = () => {},
  ): Promise<void> {
    const at = size;
    const expectedMs = jobs.map((job) => durations.expectedMs(jobKey(job), at, 1));
    await alone(expectedMs, async (signal) => {
      await client.run(jobs, {
        size: at,
        signal,
        onStart: (index) => begin(titleOf(jobs[index]?.kernelId)),
        onStage(stage) {
          progress.stage(stage);
          onStage(stage);
        },
        onDone: (report, index) => {
          const ms = progress.end();
          const job = jobs[index];
          // What could not run took no time, and says nothing of what will.
          if (job && report.result.status === "passed") durations.remember(jobKey(job), at, 1, ms);
          onDone(report);
          tell();
        },
      });
      const done = progress.current()?.done ?? 0;
      const stays = jobs.length === 1 ? "" : ` after ${done} of ${jobs.length}; what was measured stays`;
      if (signal.aborted) notice = cancelled(`Cancelled${stays}.`);
    });
  }

  async function measurePair(pairId: string, at: Size, signal: AbortSignal): Promise<GpuFailure | null> {
    const sides = options.pairSides(pairId, at);
    if (!sides) return new GpuFailure("unsupported", `the lab does not have the kernels of ${pairId}`);
    begin(sides.map(({ kernelId }) => titleOf(kernelId)).join(" against "));
    try {
      pairs.set(pairId, await client.pair(sides[0], sides[1], { size: at, signal, onStage: progress.stage }));
      return null;
    } catch (error) {
      return failureOf(error);
    }
  }

  return {
    current: () => current,
    imported: () => imported,
    pairs: () => pairs,
    device: () => device,
    size: () => size,
    progress: progress.current,
    notice: () => notice,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open,
    setSize(next) {
      size = next;
      refresh();
    },
    async run(jobs) {
      const at = size;
      const startedAtMs = nowMs();
      const statuses: RunResult["status"][] = [];
      // What went wrong is the notice's to tell.
      await runAll(jobs, ({ result }) => {
        statuses.push(result.status);
        keep(at, result);
      }).catch(() => {});
      const done = `Done in ${durationText(nowMs() - startedAtMs)}: ${outcomeText(statuses)}.`;
      if (notice === null || notice === lostNotice) notice = [lostNotice, done].filter(Boolean).join(" ");
      tell();
    },
    async runEdited(job) {
      let report: JobReport | null = null;
      const keep = (done: JobReport) => {
        report = done;
      };
      const watch = watchFirstWorkgroup(() => controller?.abort());
      await runAll([job], keep, watch.stage).catch(() => {});
      const problem = watch.end();
      if (problem !== null) {
        notice = cancelled(problem);
        tell();
      }
      return report;
    },
    async measurePairs(pairIds, told) {
      const at = size;
      const keyOf = (pairId: string) => (options.pairSides(pairId, at) ?? []).map(jobKey).join(" ");
      let tried = 0;
      let hasBegun = false;
      await alone(
        pairIds.map((pairId) => durations.expectedMs(keyOf(pairId), at, 2)),
        async (signal) => {
          isPair = true;
          hasBegun = true;
          for (const pairId of pairIds) {
            const failure = await measurePair(pairId, at, signal);
            const ms = progress.end();
            if (failure === null) durations.remember(keyOf(pairId), at, 2, ms);
            told(pairId, failure);
            if (failure?.kind === "no-webgpu" || failure?.kind === "no-adapter") throw failure;
            if (signal.aborted) break;
            tried += 1;
            tell();
          }
          const stays =
            pairIds.length === 1 ? "" : ` after ${tried} of ${pairIds.length} pairs; what was measured stays`;
          if (signal.aborted) notice = cancelled(`Cancelled${stays}.`);
        },
      ).catch((error) => {
        if (!hasBegun && pairIds[0] !== undefined) told(pairIds[0], failureOf(error));
      });
      return tried;
    },
    cancel: () => controller?.abort(),
    loseDevice: () => client.lose(),
    addImported(run) {
      imported = [...imported.filter(({ name }) => name !== run.name), run];
      tell();
    },
    removeImported(name) {
      imported = imported.filter((run) => run.name !== name);
      tell();
    },
  };
}

function failureOf(error: unknown): GpuFailure {
  return error instanceof GpuFailure ? error : new GpuFailure("lost", String(error));
}
