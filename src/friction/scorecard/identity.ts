import { ID } from "../../schema/tables/common.js";
import { enumerate } from "../../tables/finding.js";
import type { Technique } from "./rows.js";
import type { Scorecard } from "./state.js";
import { readWork } from "./work.js";

/** What the dataset takes as an identifier, for readers. */
export const ID_HINT = "lower-case letters, digits and -, with . and _ inside";

const LONGEST_ID = 60;

/** An identifier from a name: `GPTQ, „Großes“ Modell` becomes `gptq-grosses-modell`; empty where no letter is left. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replaceAll("+", " plus ")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_ID)
    .replace(/^-+|-+$/g, "");
}

/** The identifier that the technique would have in the dataset: the reader's own, else one from the name. */
export function idOf(card: Pick<Scorecard, "id" | "name">): string {
  return card.id.trim() || slugOf(card.name);
}

/** Techniques of the dataset that a scorecard may speak of, and what says so. */
export interface Match {
  readonly by: "identifier" | "name" | "alias" | "paper";
  /** At least one; several where an alias or a paper belongs to more than one technique. */
  readonly techniques: readonly Technique[];
}

type Naming = Pick<Scorecard, "id" | "name" | "work">;

/** The technique that a scorecard speaks of: by identifier, else by name, by alias, or by its paper on arXiv. */
export function matchOf(card: Naming, techniques: readonly Technique[]): Match | null {
  const id = idOf(card);
  const byId = techniques.filter((technique) => id !== "" && technique.id === id);
  // An identifier that the reader wrote says that the technique is another one, whatever its name and paper.
  if (byId.length > 0 || card.id.trim() !== "") return match("identifier", byId);
  const name = card.name.trim().toLowerCase();
  const isName = (text: string) => name !== "" && text.toLowerCase() === name;
  return (
    match(
      "name",
      techniques.filter((technique) => isName(technique.name)),
    ) ??
    match(
      "alias",
      techniques.filter(({ aliases }) => aliases.some(isName)),
    ) ??
    match("paper", ofSamePaper(card, techniques))
  );
}

/** Techniques of the paper that a scorecard gives; one paper may introduce several. */
export function ofSamePaper(card: Pick<Scorecard, "work">, techniques: readonly Technique[]): readonly Technique[] {
  const work = readWork(card.work);
  return work.kind === "work" && work.arxiv !== null ? techniques.filter(({ arxiv }) => arxiv === work.arxiv) : [];
}

/** The technique of the dataset that a scorecard speaks of; null where there is none, or more than one. */
export function knownTechnique(card: Naming, techniques: readonly Technique[]): Technique | null {
  const found = matchOf(card, techniques)?.techniques ?? [];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** What the dataset has of a scorecard's technique already, in words. */
export function identityText(card: Naming, techniques: readonly Technique[]): string {
  const id = idOf(card);
  const found = matchOf(card, techniques);
  if (found !== null) {
    const names = enumerate(found.techniques.map((technique) => `${technique.name} (${technique.id})`));
    return found.techniques.length === 1
      ? `The dataset has this technique already, by its ${found.by}: ${names}. It is left out of its own comparison, and an export adds your rating to it. If yours is another one, write an identifier of its own where you export.`
      : `The dataset has more than one technique of this ${found.by}: ${names}. All are left out of the comparison. Write the identifier of yours, or a new one, where you export.`;
  }
  if (id === "")
    return card.name.trim() === "" ? "" : "The name gives no identifier; you can write one where you export.";
  if (!ID.test(id)) return `${id} cannot be an identifier: ${ID_HINT}.`;
  const related = ofSamePaper(card, techniques);
  const same =
    related.length === 0
      ? ""
      : ` The dataset has ${enumerate(related.map((technique) => technique.name))} of the same paper, taken as another technique.`;
  return `Its identifier in the dataset would be ${id}; no technique has it yet.${same}`;
}

function match(by: Match["by"], techniques: readonly Technique[]): Match | null {
  return techniques.length === 0 ? null : { by, techniques };
}
