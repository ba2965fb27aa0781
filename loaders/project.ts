/** What descriptors and archives say of the dataset as a whole. */
export const PROJECT = {
  name: "hardware-friction-map",
  title: "Hardware Friction Map",
  description:
    "Neural architectures scored on how well they fit the hardware, the dates on which they were adopted, the models that ship them, and the essays' claims that the data can test. Every row names its sources and says whether its facts were read there.",
  version: "0.1.0",
  published: "2026-11-21",
  licence: {
    name: "CC-BY-4.0",
    title: "Creative Commons Attribution 4.0",
    path: "https://creativecommons.org/licenses/by/4.0/",
  },
  creator: "The Hardware Friction Map contributors",
  keywords: ["neural architectures", "hardware", "GPU", "adoption", "benchmark"],
} as const;
