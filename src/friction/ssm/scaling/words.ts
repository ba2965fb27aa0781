import { trainingTime } from "../../../analysis/sequence-scaling/training.js";
import { shortTokens } from "../../../memory/charts.js";
import { counted, enumerate, percent, round } from "../../../tables/finding.js";
import { formatNumber } from "../../../ui/format.js";
import { crossoverTokens } from "./charts.js";
import { times } from "./findings.js";
import { type Crossover, NAMES, type Point, taxOf } from "./points.js";
import type { KernelRow, TaxRow } from "./rows.js";
import type { Scaling } from "./settings.js";

/** The section's answer at its setting. */
export function describeScaling(scaling: Scaling): string {
  const { layout, run, mixer, gpu } = scaling;
  const { gpus, tensor, context, passing } = layout;
  const cut =
    context === 1
      ? "each sequence whole"
      : `each sequence in ${formatNumber(context)} parts, states handed on ${passing === "serial" ? "one by one" : "by a prefix scan"}`;
  const team = tensor === 1 ? "" : `, ${tensor} to a layer`;
  return `Training ${billions(scaling)} parameters with ${NAMES[mixer]} takes ${times(taxOf(scaling))} times the time of attention: ${formatNumber(gpus)} × ${gpu.name}${team}, ${formatNumber(run.length)} tokens, ${cut}.`;
}

/** Of what the time of both trainings consists. */
export function describeParts(scaling: Scaling): string {
  const { shape, machine, kernels, layout, run, mixer } = scaling;
  const sentence = (one: typeof mixer) => {
    const time = trainingTime(one, shape, machine, kernels, layout, run);
    const messages = time.tensorMessages + time.contextMessages + time.gradientMessages;
    return `With ${NAMES[one]} ${percent(time.projections / time.seconds)} of it goes to projections, ${percent(time.mixing / time.seconds)} to mixing tokens and ${percent(messages / time.seconds)} to messages`;
  };
  return `${sentence("attention")}. ${sentence(mixer)}.`;
}

function describeCrossovers(crossovers: readonly Crossover[]): string {
  if (crossovers.length === 0) return "no recurrence overtakes attention between 256 and 1M tokens";
  return enumerate(crossovers.map(({ series, tokens }) => `${series} from ${crossoverTokens(tokens)} tokens on`));
}

/** The finding of the kernels' curves: crossovers, and how published speeds lie to them. */
export function describeKernels(
  points: readonly Point[],
  crossovers: readonly Crossover[],
  published: readonly KernelRow[],
): string {
  const ratios = published
    .filter(({ is_crossover: isCrossover }) => !isCrossover)
    .flatMap(({ mixer, tokens, gain }) => {
      const near = points
        .filter(({ series }) => series === NAMES[mixer])
        .reduce<Point | null>(
          (a, b) => (a === null || Math.abs(Math.log(b.x / tokens)) < Math.abs(Math.log(a.x / tokens)) ? b : a),
          null,
        );
      return near === null ? [] : [near.y / gain];
    });
  const within = ratios.filter((ratio) => ratio >= 0.5 && ratio <= 2).length;
  const check =
    ratios.length === 0
      ? ""
      : ` ${within} of ${counted(ratios.length, "published speed-up")} lie within a factor of two of the curve, most of them on another GPU.`;
  return `Faster than attention: ${describeCrossovers(crossovers)}.${check} Attention’s work for a token grows with length, theirs does not.`;
}

/** The finding of the curves of whole trainings. */
export function describeTaxes(crossovers: readonly Crossover[], scaling: Scaling): string {
  const { shape, machine, kernels, layout, run } = scaling;
  const { projections, seconds } = trainingTime("attention", shape, machine, kernels, layout, run);
  const why =
    projections > seconds / 2
      ? "Most of a step is projections, which all share, so the curves lie nearer to 1 than those of kernels."
      : "Most of a step is messages in this layout, so they decide and not the kernels.";
  return `At ${billions(scaling)}, training is cheaper than with attention: ${describeCrossovers(crossovers)}. ${why}`;
}

/** `7B` */
function billions({ shape }: Scaling): string {
  return `${formatNumber(Number((shape.parameters / 1e9).toPrecision(3)))}B`;
}

/** The finding of the tax by size. */
export function describeSizes(points: readonly Point[], measured: readonly TaxRow[], { mixer, run }: Scaling): string {
  const ends = [...new Set(points.map(({ series }) => series))].map((series) => {
    const curve = points.filter((point) => point.series === series);
    return `from ${times(curve[0]?.y ?? 0)} to ${times(curve.at(-1)?.y ?? 0)} (${series})`;
  });
  const runs =
    measured.length === 0
      ? "No measured run is left in this selection."
      : `Measured, in other software than its baselines: ${enumerate(measured.map(({ params_b: size, tax }) => `${times(tax)} at ${size}B`))}.`;
  return `GPUs grow with parameters as between the claims’ two runs; a second machine joins above 7B. Attention is dealt out the same way, and pays for the cuts too. From 1B to 100B the tax of ${NAMES[mixer]} at ${shortTokens(run.length)} tokens goes ${enumerate(ends)}. ${runs}`;
}

/** The finding of the curves of writing. */
export function describeDecoding(points: readonly Point[], { batch }: Scaling): string {
  const ends = [...new Set(points.map(({ series }) => series))].map((series) => {
    const curve = points.filter((point) => point.series === series);
    const [from, to] = [curve[0]?.y ?? 0, curve.at(-1)?.y ?? 0];
    return to / from < 1.001
      ? `${series} ${round(from)} ms at any length`
      : `${series} from ${round(from)} to ${round(to)} ms`;
  });
  return `One token of each of ${formatNumber(batch)} sequences on one GPU, if memory were enough: ${enumerate(ends)}.`;
}
