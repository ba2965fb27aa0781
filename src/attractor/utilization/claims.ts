import { max } from "d3";
import {
  type ClaimTest,
  counted,
  enumerate,
  type Finding,
  findingFrom,
  MIN_OBSERVATIONS,
  percent,
  round,
} from "../../tables/finding.js";
import type { ClaimedShare } from "./claimed.js";
import { type CeilingRow, ceilingOf, type Figure } from "./figures.js";
import { rangeWords } from "./words.js";

/** All that the page's claims are tested on. */
export interface Evidence {
  readonly rows: readonly Figure[];
  readonly ceilings: readonly CeilingRow[];
  readonly claimed: readonly ClaimedShare[];
  readonly facts: readonly { readonly date: string; readonly evidence: string }[];
}

type Test = Omit<ClaimTest<never>, "test"> & { readonly test: (all: Evidence) => Finding };

/** The claims on utilization, each answered from the rows of the page. */
export const claims: readonly Test[] = [
  shares("com-mamba2-util", ["Mamba-1 (scan)", "Mamba-2 (SSD)"], "com-mamba2-util"),
  shares("map-kan-util", ["KAN"], "map-kan-util"),
  shares("com-kan-10pct", ["KAN"], "map-kan-util"),
  shares("map-ode-util", ["Neural ODE"], "map-ode-util"),
  {
    claim: "att-10-100x",
    reading: "its first figure alone, the peak of the matrix units over that of the general ones, by datasheet",
    test: ({ ceilings }) => {
      const ceiling = ceilingOf(ceilings);
      if (ceiling === null) return findingFrom(ceilings, "undecidable", "No GPU with both peaks is in this selection.");
      const [least, most] = [1 / ceiling[1], 1 / ceiling[0]];
      return findingFrom(
        ceilings,
        least > 100 || most < 10 ? "disagrees" : least <= 20 && most >= 50 ? "agrees" : "mixed",
        `Matrix units have ${round(least)} to ${round(most)} times the peak of the general units of the same GPU (${enumerate(ceilings.map(({ device }) => device))}): within 10 to 100, at its lower end.`,
      );
    },
  },
  bySize("map-ssm-13b"),
  bySize("map-ssm-frontier-red"),
  {
    claim: "att-google-2016",
    reading: "the dated facts on chips of other vendors",
    test: ({ facts }) => {
      const [first] = facts;
      return findingFrom(
        facts,
        "undecidable",
        first === undefined
          ? "No fact is in this selection."
          : `The ${counted(facts.length, "fact")} on record ${facts.length === 1 ? "dates" : "date"} from ${first.date.slice(0, 4)} on; none says what a vendor lacked in 2016 or lacks now.`,
      );
    },
  },
];

/** A claim that names the share of families, of which nobody may have published one. */
function shares(claim: string, families: readonly string[], drawn: string): Test {
  return {
    claim,
    reading: "published shares of kernels, and what a GPU can do without its matrix units",
    test: ({ rows, ceilings, claimed }) => {
      const used = rows.filter((row) => row.level === "kernel" && row.share !== null && families.includes(row.family));
      const asserted = claimed.filter((one) => one.claim === drawn);
      const ceiling = ceilingOf(ceilings);
      const limit =
        ceiling === null
          ? ""
          : ` Read as a share of the peak: work at 32 bits off the matrix units reaches ${rangeWords(ceiling)} at most, by datasheet, so ${asserted.map((one) => limitWords(one, ceiling[1])).join("; ")}.`;
      if (used.length === 0)
        return findingFrom(
          ceilings,
          "undecidable",
          `No share of the peak is on record for ${enumerate(families)}.${limit}`,
        );
      const outside = used.filter(
        (row) =>
          !asserted.some(
            (one) =>
              one.family === row.family &&
              (row.share ?? 0) <= one.high * 1.5 &&
              (row.share_high ?? row.share ?? 0) >= one.low / 1.5,
          ),
      );
      const few = used.length < MIN_OBSERVATIONS;
      return findingFrom(
        used,
        few ? "undecidable" : outside.length === 0 ? "agrees" : outside.length === used.length ? "disagrees" : "mixed",
        `${counted(used.length, "share")} on record: ${used.map(({ what, share }) => `${what} ${percent(share ?? 0)}`).join(", ")}.${few ? " Too few to tell." : ""}${limit}`,
      );
    },
  };
}

/** What the limit of the general units says to one claimed share. */
function limitWords({ family, low, high }: ClaimedShare, limit: number): string {
  const figure = rangeWords([low, high]);
  if (low > limit) return `${figure} for ${family} asks for matrix products or fewer bits`;
  return high > limit
    ? `of ${figure} for ${family} only the lower part could be without either`
    : `${figure} for ${family} could be without either`;
}

/** Training runs without attention, or nearly so, by the size that they name. */
function bySize(claim: string): Test {
  return {
    claim,
    reading: "model FLOP utilization in training of models with recurrent layers, by the size that a row names",
    test: ({ rows }) => {
      const used = rows.filter(
        ({ level, family, what }) =>
          level === "run" &&
          /^(Mamba|RWKV|Linear)/.test(family) &&
          /training|Megatron/.test(what) &&
          sizeOf(what) !== null,
      );
      const sized = used.map((row) => ({ row, size: sizeOf(row.what) ?? 0 })).sort((a, b) => a.size - b.size);
      const large = sized.filter(({ size }) => size >= 13);
      const small = max(
        sized.filter(({ size }) => size < 13),
        ({ row }) => row.share ?? 0,
      );
      const told = sized.map(({ row, size }) => `${percent(row.share ?? 0)} at ${size}B`).join(", ");
      const note =
        large.length === 0 || small === undefined
          ? ""
          : ` The largest, a linear recurrence and no state-space model in the narrow sense, shows no collapse.`;
      const fine = large.every(({ row }) => (row.share ?? 0) >= (small ?? 1));
      return findingFrom(
        used,
        "undecidable",
        sized.length === 0
          ? "No such run is in this selection."
          : `${counted(sized.length, "run")}: ${told}; on different GPUs and numbers of them, and too few to tell.${fine ? note : ""}`,
      );
    },
  };
}

/** The first size in billion parameters that a text names. */
export function sizeOf(text: string): number | null {
  const found = /(\d+(?:\.\d+)?)B/.exec(text);
  return found === null ? null : Number(found[1]);
}
