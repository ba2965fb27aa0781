import type { Technique } from "./rows.js";
import type { Scorecard } from "./state.js";

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

/** The technique of the dataset that a scorecard speaks of, by its identifier or its name. */
export function knownTechnique(
  card: Pick<Scorecard, "id" | "name">,
  techniques: readonly Technique[],
): Technique | null {
  const id = idOf(card);
  if (id === "") return null;
  const byId = techniques.find((technique) => technique.id === id);
  // An identifier that the reader wrote says that the technique is another one of the same name.
  if (byId !== undefined || card.id.trim() !== "") return byId ?? null;
  const name = card.name.trim().toLowerCase();
  return techniques.find((technique) => technique.name.toLowerCase() === name) ?? null;
}
