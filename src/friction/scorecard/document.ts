import { AXIS_IDS, complete, composites } from "../../analysis/profile.js";
import { zoneOf } from "../../analysis/rubric.js";
import type { Contribution } from "./contribution.js";
import { decisionNote, STANCE_TEXT } from "./decision.js";
import type { Forecast } from "./forecast.js";
import { RUBRIC } from "./rubric.js";
import type { Nearest } from "./similar.js";
import type { Scorecard } from "./state.js";
import {
  adoptionText,
  forecastSentences,
  horizonText,
  moveSentence,
  nearestSentences,
  STAGE_TEXT,
  zoneSentence,
} from "./words.js";

/** A scorecard with all that the page computes from it. */
export interface Scored {
  readonly card: Scorecard;
  readonly contribution: Contribution;
  readonly nearest: Nearest | null;
  readonly forecast: Forecast | null;
  readonly link: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly datasetVersion: string;
}

/** Raised whenever a field of the JSON export changes its name or meaning. */
const SCHEMA_VERSION = 1;

/** The scorecard as JSON; `schema_version` says how to read it. */
export function toScorecardJson(scored: Scored): string {
  const { card, contribution, nearest, forecast, link, today, datasetVersion } = scored;
  const whole = complete(card.scores);
  const sums = whole === null ? null : composites(whole);
  const note = decisionNote({ ...card, scores: whole });
  const document = {
    schema: "hardware-friction-scorecard",
    schema_version: SCHEMA_VERSION,
    made_on: today,
    link,
    dataset_version: datasetVersion,
    technique: {
      id: contribution.id,
      in_dataset: contribution.known !== null,
      name: card.name,
      category: orNull(card.category),
      date: orNull(card.date),
      work: orNull(card.work),
      title: orNull(card.title),
      one_line: orNull(card.oneLine),
      org: orNull(card.org),
    },
    rating: {
      rater: orNull(card.rater),
      rubric_version: RUBRIC.version,
      as_of_kind: "introduction",
      scores: card.scores,
      reasons: Object.fromEntries(AXIS_IDS.map((axis) => [axis, orNull(card.reasons[axis])])),
      h: sums?.h ?? null,
      e: sums?.e ?? null,
      zone: sums === null ? null : zoneOf(sums.h, sums.e),
    },
    product: {
      upstream: card.upstream,
      integration_tax: card.taxPayer,
      is_infrastructure: card.infrastructure,
      stance: note.stance,
    },
    nearest: nearest?.shown.map(({ item, distance }) => ({ id: item.id, distance })) ?? null,
    forecast: forecast === null ? null : forecastJson(forecast),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function forecastJson(forecast: Forecast) {
  const { stage, distance, n, nReached, nCensored, nUndated, nUncollected, isSelected, estimate } = forecast;
  return {
    stage,
    max_distance: distance,
    n,
    reached: nReached,
    censored: nCensored,
    undated: nUndated,
    not_collected: nUncollected,
    only_read_in_source: isSelected,
    median_months: estimate?.median?.months ?? null,
    median_low: estimate?.median?.low ?? null,
    median_high: estimate?.median?.high ?? null,
    shares: estimate?.horizons.map(({ months, share }) => ({ months, ...share })) ?? null,
  };
}

/** The scorecard as Markdown, for a note or an issue. */
export function toMarkdown({ card, nearest, forecast, link, today }: Scored): string {
  const whole = complete(card.scores);
  const note = decisionNote({ ...card, scores: whole });
  const facts = [
    ["Category", card.category],
    ["Date of the paper", card.date],
    ["Work", card.work],
    ["Organisation", card.org],
  ].flatMap(([name, value]) => (value ? [`- ${name}: ${inline(value)}`] : []));
  const axes = RUBRIC.axes.map(({ id, name }) => {
    const level = card.scores[id];
    return `| ${name} (${id.toUpperCase()}) | ${level ?? "not rated"} | ${inline(card.reasons[id])} |`;
  });
  const near = (nearest?.shown ?? []).map(
    ({ item, distance }) =>
      `| ${inline(item.technique.name)} | ${distance} | ${adoptionText(item.technique.adoption_2025) ?? "not known"} | ${item.technique.zone_2025 ?? "not rated"} |`,
  );
  const lines = [
    `# ${inline(card.name) || "A technique without a name"}`,
    ...(card.oneLine === "" ? [] : [inline(card.oneLine)]),
    ...(facts.length === 0 ? [] : [facts.join("\n")]),
    `## Scores, rubric version ${RUBRIC.version}, as of the paper`,
    ["| Axis | Level | Reason |", "|---|---|---|", ...axes].join("\n"),
    zoneSentence(card.scores),
    ...(whole === null
      ? []
      : [`- To less friction: ${moveSentence(whole, "easier")}\n- To more friction: ${moveSentence(whole, "harder")}`]),
    ...(nearest === null
      ? []
      : [
          "## Nearest techniques",
          ["| Technique | Distance | Use, end of 2025 | Zone, end of 2025 |", "|---|---|---|---|", ...near].join("\n"),
          nearestSentences(nearest).join(" "),
        ]),
    ...(forecast === null ? [] : [`## Months to ${STAGE_TEXT[forecast.stage].name}`, forecastText(forecast)]),
    "## Product",
    ...(note.stance === null ? [] : [STANCE_TEXT[note.stance]]),
    note.lines.map((line) => `- ${line}`).join("\n"),
    `Scored ${today}: <${link}>`,
  ];
  return `${lines.join("\n\n")}\n`;
}

function forecastText(forecast: Forecast): string {
  const horizons = (forecast.estimate?.horizons ?? []).map(
    ({ months, share }) => `- by ${months} months: ${horizonText(share)}`,
  );
  return [...forecastSentences(forecast), ...(horizons.length === 0 ? [] : [horizons.join("\n")])].join("\n\n");
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

function inline(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_<>[\]#|]/g, "\\$&");
}
