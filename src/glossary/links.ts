/** A place of this site where a term is measured, counted or modelled. */
export interface Place {
  readonly text: string;
  readonly href: string;
}

export const TABLE_5 = { text: "Efficient attention", href: "./tables/5" };
export const TABLE_6 = { text: "Training innovation", href: "./tables/6" };
export const MOE = { text: "MoE in 2025", href: "./friction/moe" };
export const SSM = { text: "SSM scale", href: "./friction/ssm" };
export const LAB = { text: "Kernel lab", href: "./kernels" };
export const LAG = { text: "Adoption lag by tier", href: "./lag/curves" };
export const ZONES = { text: "Friction zones", href: "./friction/zones" };
export const RUBRIC = { text: "Rubric and examples", href: "./friction/rubric" };
export const UTILIZATION = { text: "Tensor-core utilization", href: "./attractor/utilization" };

/** A technique in the dataset. */
export const technique = (text: string, id: string): Place => ({ text, href: `./dataset?id=${id}` });
