import { type GateContrast, type GateTest, testGates } from "../../analysis/two-gates.js";
import { counted, describeShare, enumerate, percent } from "../../tables/finding.js";
import { describeP } from "../../tables/survival-text.js";
import { EVIDENCE } from "../../ui/evidence.js";
import { type Candidate, type Gates, type Judged, judge, STAGES } from "./candidates.js";

/** Gate 2 in words: `a model of 7B or more`. */
export function backingWords({ minBackingB }: Gates): string {
  return minBackingB === 0 ? "any model" : `a model of ${minBackingB}B or more`;
}

/** Those that were adopted though they failed a gate, by name. */
export function exceptions(judged: readonly Judged[], gate: "first" | "second"): readonly string[] {
  return judged.filter((one) => one.adopted && !one[gate]).map(({ row }) => row.technique.replace(/ [(/].*$/, ""));
}

/** What the map shows: how many were adopted, and who without passing a gate. */
export function mapCaption(judged: readonly Judged[], gates: Gates, rows: readonly Candidate[]): string {
  const test = testGates(judged);
  const [both] = test.cells;
  const releases = rows.filter(({ is_release: isRelease }) => isRelease).length;
  const unread = judged.filter(({ row }) => row.evidence !== "seen").length;
  return [
    `${test.adopted} of ${counted(test.n, "alternative")} ended up ${STAGES[gates.stage].adopted}; ${both.adopted} of them passed both gates when they appeared (H of ${gates.minH} or more, and authors whose house had released ${backingWords(gates)}).`,
    without(judged, "first", "the hardware gate"),
    without(judged, "second", "the backing gate"),
    releases === 0
      ? ""
      : `${counted(releases, "row")} that ${releases === 1 ? "is" : "are"} a released model and no technique ${releases === 1 ? "is" : "are"} left out.`,
    unread === 0
      ? ""
      : `${EVIDENCE.recalled.symbol} or ${EVIDENCE.disputed.symbol} before a name: its rows are not yet checked or disputed, ${unread} of ${judged.length}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function without(judged: readonly Judged[], gate: "first" | "second", name: string): string {
  const names = exceptions(judged, gate);
  return names.length === 0 ? `None was adopted without ${name}.` : `Adopted without ${name}: ${enumerate(names)}.`;
}

/** The answer to whether both gates are needed, as one sentence. */
export function answer(judged: readonly Judged[]): string {
  const test = testGates(judged);
  if (test.adopted === 0) return "None was adopted, so the rows cannot tell what adoption needs.";
  const [first, second] = [exceptions(judged, "first").length, exceptions(judged, "second").length];
  if (first + second === 0)
    return `No adopted alternative lacks a gate, but ${test.adopted} of them cannot prove that none could.`;
  const needed =
    first > 0 && second > 0
      ? "Neither gate is needed"
      : second > 0
        ? "Backing at birth is not needed"
        : "Hardware fit is not needed";
  const had = [
    ...(first > 0 ? [`${first} lacked the hardware fit`] : []),
    ...(second > 0 ? [`${second} lacked backing when they appeared`] : []),
  ];
  return `${needed}: of the ${counted(test.adopted, "adopted alternative")}, ${enumerate(had)}.`;
}

/** What each gate goes with: shares with and without it, and Fisher's p. */
export function contrastWords(name: string, { with: inside, without: outside, p, leastP }: GateContrast): string {
  if (inside.share === null || outside.share === null || p === null || leastP === null)
    return `${name}: one side of the comparison is empty.`;
  const power = leastP > 0.05 ? ` No split of so few could have given a p below ${Number(leastP.toPrecision(2))}.` : "";
  return `${name}: ${describeShare(inside.share)} adopted with it, ${describeShare(outside.share)} without (Fisher’s exact test, ${describeP(p)}).${power}`;
}

/** Whether the gates reinforce each other so far that those who pass one pass the other. */
function togetherWords({ with: backed, without: unbacked, p }: GateContrast): string {
  if (backed.share === null || unbacked.share === null || p === null)
    return "Do the gates go together? One side of the comparison is empty.";
  return `Do the gates go together? ${describeShare(backed.share)} of the backed pass the hardware gate, ${describeShare(unbacked.share)} of the others (Fisher’s exact test, ${describeP(p)}).`;
}

/** The contrasts, each as one line. */
export function contrasts(test: GateTest): readonly string[] {
  return [
    contrastWords("Both gates against the rest", test.both),
    contrastWords("Hardware gate", test.first),
    contrastWords("Backing gate", test.second),
    contrastWords("Backing, among those past the hardware gate", test.secondGivenFirst),
    togetherWords(test.together),
  ];
}

/** The test under one setting of the gates. */
export interface Trial {
  readonly gates: Gates;
  readonly test: GateTest;
  readonly withoutFirst: number;
  readonly withoutSecond: number;
}

/** The test under every setting that a reader could choose, for the stage and kinds chosen. */
export function trials(
  rows: readonly Candidate[],
  chosen: Gates,
  tried: { readonly minH: readonly number[]; readonly minBackingB: readonly number[] },
): readonly Trial[] {
  return tried.minH.flatMap((minH) =>
    tried.minBackingB.map((minBackingB) => {
      const gates = { ...chosen, minH, minBackingB };
      const judged = judge(rows, gates);
      return {
        gates,
        test: testGates(judged),
        withoutFirst: exceptions(judged, "first").length,
        withoutSecond: exceptions(judged, "second").length,
      };
    }),
  );
}

/** What the settings have in common, as one sentence. */
export function trialWords(all: readonly Trial[]): string {
  const below = (pick: (test: GateTest) => GateContrast) => all.filter(({ test }) => (pick(test).p ?? 1) < 0.05).length;
  const contrary = all.filter(({ withoutFirst, withoutSecond }) => withoutFirst + withoutSecond > 0).length;
  const fitting = all.filter(({ test }) => (test.first.p ?? 1) < 0.05).map(({ gates }) => gates.minH);
  const fit =
    fitting.length === 0
      ? ""
      : ` Hardware fit goes with adoption where its gate stands at H ${enumerate([...new Set(fitting)].map(String))}; those who rated it knew what was adopted.`;
  return `Over all ${all.length} places of the two gates: in ${contrary} something was adopted without passing one; p is below 0.05 for both gates against the rest in ${below(({ both }) => both)}, for hardware alone in ${below(({ first }) => first)}, for backing alone in ${below(({ second }) => second)}. With so many looks, a few small p are expected by chance.${fit}`;
}

/** `3 of 18 (17%)` */
export function outOf({ adopted, n, share }: GateContrast["with"]): string {
  return share === null ? `${adopted} of ${n}` : `${adopted} of ${n} (${percent(share.share)})`;
}
