import { RUBRICS } from "../../analysis/rubric-text.js";

/** The newest wording of the rubric, by which readers score. */
export const RUBRIC = RUBRICS.reduce((newest, rubric) => (rubric.version > newest.version ? rubric : newest));
