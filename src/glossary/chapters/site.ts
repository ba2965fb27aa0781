import { LAB, LAG, RUBRIC, ZONES } from "../links.js";
import type { Chapter } from "../terms.js";

export const SITE: Chapter = {
  title: "Words of this site",
  terms: [
    {
      id: "h-and-e",
      name: "H and E",
      meaning:
        "Scores of a technique. H, from 0 to 6, says how well it fits the hardware: matrix products, regular access to memory, parallelism. E, from 0 to 4, says how ready software and labs were for it on a given date.",
      see: [RUBRIC],
    },
    {
      id: "zone",
      name: "Zone",
      meaning:
        "Green, yellow, orange or red: what H and E together say about how hard a technique is to adopt. The rule is on the rubric's page and can be changed there.",
      see: [ZONES, RUBRIC],
    },
    {
      id: "tier",
      name: "Tier",
      meaning:
        "What adopting a technique asks for: new weights only, new kernels, a new system around the model, or a new way of training.",
      see: [LAG],
    },
    {
      id: "adoption-lag",
      name: "Adoption lag",
      meaning:
        "Time from the paper to a stage of adoption, such as support in a serving stack or being on by default. A technique that has not arrived has waited at least so long, and is counted so.",
      see: [LAG],
    },
    {
      id: "friction-tax",
      name: "Friction tax",
      meaning:
        "Time of a kernel over the time that as many useful operations take as a plain matrix product on the same device. It is 1 for the matrix product itself.",
      see: [LAB],
    },
    {
      id: "evidence-mark",
      name: "Evidence mark",
      meaning:
        "Whether somebody read a row's facts in its source, whether they wait to be checked, or whether sources disagree.",
      see: [{ text: "Methods", href: "./methods" }],
    },
  ],
};
