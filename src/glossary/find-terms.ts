import { FORMS, OTHER_SENSE } from "./forms.js";

/** A term of the glossary in a text. */
export interface FoundTerm {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

const TERM_OF = new Map(Object.entries(FORMS).flatMap(([id, forms]) => forms.map((form) => [form, id] as const)));

// The longest form first: “multi-head attention” is not “attention”.
const PATTERN = new RegExp(
  `(?<![\\w-])(?:${[...TERM_OF.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replaceAll(/[-.]/g, "\\$&"))
    .join("|")})s?(?![\\w-])`,
  "gi",
);

/** Every place where a text speaks of a term of the glossary, in order. */
export function findTerms(text: string): readonly FoundTerm[] {
  return [...text.matchAll(PATTERN)].flatMap(({ 0: words, index }) => {
    const id = termOf(words) ?? termOf(words.replace(/s$/, ""));
    return id === undefined ? [] : [{ id, start: index, end: index + words.length }];
  });
}

/** The places of a text that may be linked on a page: those that mean what the glossary explains. */
export function termsMeant(text: string, pathname: string): readonly FoundTerm[] {
  const otherwise = Object.entries(OTHER_SENSE).flatMap(([folder, ids]) =>
    pathname.includes(`/${folder}/`) ? ids : [],
  );
  return findTerms(text).filter(({ id }) => !otherwise.includes(id));
}

function termOf(words: string): string | undefined {
  return TERM_OF.get(words) ?? TERM_OF.get(words.charAt(0).toLowerCase() + words.slice(1));
}
