import type { LabDevice } from "./device.js";
import { offsetsOf, submit } from "./dispatch.js";
import { GpuFailure, stopIfCancelled } from "./failures.js";
import { type Box, groupCount, takeBox } from "./grid.js";
import { type PreparedPass, type PreparedPlan, scoped } from "./prepared.js";

/** A piece of work that is expected to stay well below a second, so that no machine hangs and a cancel is heard. */
export const LONGEST_DISPATCH_MS = 500;

/** A dispatch of code that nobody tried before may take so long; it cannot be cut below one workgroup. */
const MOST_UNTRIED_DISPATCH_MS = 1000;

/** One run of code that nobody tried before may take so long in all: it is timed ten times and more. */
const MOST_UNTRIED_RUN_MS = 10_000;

/** Where the trial begins on a GPU, which runs so many workgroups side by side; a processor runs them one by one. */
const FIRST_TRIAL_GROUPS = 64;
/** Growth from one trial dispatch to the next. */
const TRIAL_GROWTH = 4;
/**
 * How many times longer the next trial dispatch may take. Where work grows along the grid, as under a causal mask, four
 * times as many workgroups further on take up to 24 times as long.
 */
const MOST_GROWTH = 24;
/** A dispatch of this length tells what its workgroups take; a shorter one, what a submission takes. */
const TELLING_MS = 20;

export interface TrialOptions {
  readonly signal?: AbortSignal | undefined;
  /** The most workgroups of a dispatch, to force splitting. */
  readonly mostGroups?: number | undefined;
  /** The code is a reader's own: it begins with one workgroup, and is given up where it would take too long. */
  readonly isUntried?: boolean | undefined;
  /** Hears before the first dispatch of each pass, and after every one. */
  readonly onTrial?: ((soFar: TrialSoFar) => void) | undefined;
}

export interface TrialSoFar {
  /** Nothing of the pass has run yet, so that nobody knows how long it will hold the device. */
  readonly isFirst: boolean;
  /** Workgroups of all passes that ran, out of how many. */
  readonly ranGroups: number;
  readonly ofGroups: number;
  readonly spentMs: number;
}

/**
 * Runs every pass once, in pieces that grow while they stay quick; gives the milliseconds that a workgroup of each
 * takes.
 *
 * @throws GpuFailure `too-long` where untried code takes longer than any code may
 */
export async function tryPasses(
  lab: LabDevice,
  prepared: PreparedPlan,
  options: TrialOptions,
): Promise<readonly number[]> {
  const ofGroups = prepared.passes.reduce((sum, { pass }) => sum + groupCount(pass.groups), 0);
  let ranGroups = 0;
  let spentMs = 0;
  const perGroupMs: number[] = [];
  for (const pass of prepared.passes) {
    options.onTrial?.({ isFirst: true, ranGroups, ofGroups, spentMs });
    const trials = await tryPass(lab, prepared, pass, options, (groups, ms) => {
      ranGroups += groups;
      spentMs += ms;
      options.onTrial?.({ isFirst: false, ranGroups, ofGroups, spentMs });
    });
    perGroupMs.push(msPerGroup(trials));
  }
  return perGroupMs;
}

interface Trial {
  readonly groups: number;
  readonly ms: number;
}

async function tryPass(
  lab: LabDevice,
  prepared: PreparedPlan,
  pass: PreparedPass,
  { signal, mostGroups = Number.POSITIVE_INFINITY, isUntried = false }: TrialOptions,
  tell: (groups: number, ms: number) => void,
): Promise<readonly Trial[]> {
  const left: Box[] = [{ offset: [0, 0, 0], groups: pass.pass.groups }];
  const trials: Trial[] = [];
  let most = isUntried || lab.traits.isSoftware ? 1 : FIRST_TRIAL_GROUPS;
  for (;;) {
    stopIfCancelled(signal);
    const box = takeBox(left, Math.min(most, mostGroups));
    if (!box) return trials;
    let ms = await dispatchMs(lab, prepared, pass, box);
    // Some drivers compile at the first dispatch: a second tells what the code itself takes.
    if (trials.length === 0 && ms >= TELLING_MS) {
      stopIfCancelled(signal);
      ms = Math.min(ms, await dispatchMs(lab, prepared, pass, box));
    }
    const groups = groupCount(box.groups);
    trials.push({ groups, ms });
    const problem = isUntried ? tooLong(trials, groupCount(pass.pass.groups)) : null;
    if (problem !== null) throw new GpuFailure("too-long", `pass ${pass.pass.label}: ${problem}`);
    tell(groups, ms);
    most = nextTrialGroups(most, ms);
  }
}

async function dispatchMs(lab: LabDevice, prepared: PreparedPlan, pass: PreparedPass, box: Box): Promise<number> {
  const offsets = offsetsOf(lab.device, prepared, [box]);
  const piece = { pass, box, slot: 0, expectedMs: 0 };
  const startMs = performance.now();
  await scoped(lab, pass.pass.label, () => submit(lab.device, [piece], offsets.group, null));
  const ms = performance.now() - startMs;
  offsets.buffer.destroy();
  return ms;
}

/** Why code that nobody tried before is not run on its whole grid; null where it may be. */
export function tooLong(trials: readonly Trial[], ofGroups: number): string | null {
  const last = trials.at(-1);
  if (!last || last.ms < TELLING_MS) return null;
  if (last.groups === 1 && last.ms > MOST_UNTRIED_DISPATCH_MS)
    return `one of its ${ofGroups} workgroups alone took ${secondsText(last.ms)}, and a dispatch of more than 1 s can hang the machine. The others were not run`;
  const allMs = msPerGroup(trials) * ofGroups;
  if (allMs <= MOST_UNTRIED_RUN_MS) return null;
  return `all ${ofGroups} workgroups would take about ${secondsText(allMs)} by the first ${ranGroupsOf(trials)}, and edited code may take 10 s. The others were not run`;
}

function ranGroupsOf(trials: readonly Trial[]): number {
  return trials.reduce((sum, { groups }) => sum + groups, 0);
}

function secondsText(ms: number): string {
  return `${ms < 10_000 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000)} s`;
}

/**
 * Milliseconds of a workgroup by the trial dispatches of its pass. The least of all is nearest the truth where a
 * dispatch is so short that submitting it takes longer; among longer ones it is the most, as some workgroups have more
 * to do than others.
 */
export function msPerGroup(trials: readonly { readonly groups: number; readonly ms: number }[]): number {
  const rates = trials.map(({ groups, ms }) => ms / groups);
  const telling = trials.filter(({ ms }) => ms >= TELLING_MS).map(({ groups, ms }) => ms / groups);
  return Math.max(Math.min(...rates), ...telling);
}

/** Workgroups of the next trial dispatch, after one that took so long. */
export function nextTrialGroups(most: number, elapsedMs: number): number {
  if (elapsedMs * MOST_GROWTH < LONGEST_DISPATCH_MS) return most * TRIAL_GROWTH;
  return elapsedMs < LONGEST_DISPATCH_MS / 2 ? most : Math.max(1, Math.floor(most / TRIAL_GROWTH));
}
