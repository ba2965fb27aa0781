import { bytesPerSequence, bytesPerToken, type Sharing } from "../analysis/kv-cache.js";
import { largestBatch } from "../analysis/memory.js";
import { formatCount, formatNumber } from "../ui/format.js";
import type { Plan } from "./plan.js";
import { shared } from "./subject.js";

/** The cache of one batch under one kind of sharing. */
export interface SharedCache {
  readonly sharing: Sharing;
  readonly isBuilt: boolean;
  readonly bytes: number;
  readonly gb: number;
  readonly timesLess: number;
  readonly fits: string;
}

const KINDS: readonly Sharing[] = ["MHA", "GQA", "MQA", "MLA"];

/** The same layers, heads, context and batch under each kind of sharing; none where heads are not known. */
export function sharedCaches({ subject, serving, tokens, batch }: Plan): readonly SharedCache[] {
  const { heads } = subject;
  if (heads === null) return [];
  const size = (sharing: Sharing) => bytesPerSequence(shared(sharing, heads), tokens, serving.bytesPerCachedValue);
  const perToken = bytesPerToken(serving.geometry, serving.bytesPerCachedValue);
  return KINDS.map((sharing) => {
    const geometry = shared(sharing, heads);
    const bytes = bytesPerToken(geometry, serving.bytesPerCachedValue);
    const most = largestBatch({ ...serving, geometry }, tokens);
    return {
      sharing,
      isBuilt: bytes === perToken,
      bytes,
      gb: (batch * size(sharing)) / 1e9,
      timesLess: size("MHA") / size(sharing),
      fits: most === 0 ? "none fits" : `${formatCount(most, "sequence")} ${most === 1 ? "fits" : "fit"}`,
    };
  });
}

/** What sharing saves, in one sentence. */
export function describeSharing(caches: readonly SharedCache[], plan: Plan): string {
  if (caches.length === 0) return `The heads of ${plan.subject.name} are not known, so there is nothing to compare.`;
  const times = caches
    .filter(({ sharing }) => sharing !== "MHA")
    .map(({ sharing, timesLess }) => `${sharing} ${formatNumber(Number(timesLess.toPrecision(3)))} times`);
  return `At the same layers and query heads, without windows or states, less than plain multi-head attention by: ${times.join(", ")}.${plan.serving.gpus > 1 ? " Across several accelerators a single head or latent vector is kept on each, so fewer sequences fit than the bytes suggest." : ""} The dark bar is the model's own kind, where it is one of these.`;
}
