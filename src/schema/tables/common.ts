import { list, oneOf, text } from "../column.js";

/** A stable identifier: lower-case letters, digits and `-`, with `.` and `_` inside. */
export const ID = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/;

export const evidence = oneOf("How far the row's facts were checked", {
  seen: "read in a cited source",
  recalled: "a source is named from general knowledge; the fact was not read there",
  disputed: "sources or raters disagree; the note says how",
});

export const sources = list("Keys of the works that the row rests on", {
  references: { table: "sources", column: "key" },
  optional: true,
});

export const note = text("What a reader must know beside the figures", { optional: true });

/** The last three columns of every table. */
export const provenance = { sources, evidence, note };

export const architectureId = (description: string) =>
  text(description, { references: { table: "architectures", column: "id" } });

export const optionalArchitectureId = (description: string) =>
  text(description, { references: { table: "architectures", column: "id" }, optional: true });

export const ESSAYS = {
  "what-actually-works": "What Actually Works: the hardware compatibility filter, 2023–2025",
  "hardware-friction-map": "The Hardware Friction Map",
  "transformer-attractor": "The Transformer Attractor",
  "tool-orchestra": "The ToolOrchestra deep dive",
  "compositional-language": "Neural architecture design as a compositional language",
  comments: "The author's own comments on the essays",
} as const;
