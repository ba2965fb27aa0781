import { convolutionDepthwise } from "../../../src/gpu/kernels/convolution/depthwise.ts";
import { convolutionLongDirect } from "../../../src/gpu/kernels/convolution/long-direct.ts";
import { convolutionLongFft } from "../../../src/gpu/kernels/convolution/long-fft.ts";
import type { KernelCase } from "./case.ts";

const DEPTHWISE_SHAPES = [
  { channels: 1, sequence: 1, taps: 1 },
  { channels: 3, sequence: 7, taps: 4 },
  { channels: 2, sequence: 5, taps: 9 },
  { channels: 65, sequence: 64, taps: 3 },
  { channels: 5, sequence: 1000, taps: 65 },
  { channels: 2, sequence: 4096, taps: 128 },
  { channels: 7, sequence: 1001, taps: 6 },
];

/** For the transform: odd and even powers of two, one workgroup's memory, and rows and columns. */
const LONG_SHAPES = [
  { channels: 1, sequence: 1 },
  { channels: 3, sequence: 2 },
  { channels: 2, sequence: 7 },
  { channels: 5, sequence: 65 },
  { channels: 2, sequence: 256 },
  { channels: 1, sequence: 1024 },
  { channels: 2, sequence: 1025 },
  { channels: 1, sequence: 4096 },
  { channels: 3, sequence: 1000 },
];

const SHORT = { channels: 3, sequence: 130 };
const LONG = { channels: 3, sequence: 1500 };

export const CONVOLUTION_CASES: readonly KernelCase[] = [
  {
    kernel: convolutionDepthwise,
    shapes: DEPTHWISE_SHAPES,
    mutations: [
      {
        what: "a tap left out",
        from: /sum = fma\(vec4<f32>\(weights.w\)[^;]*;/,
        to: "",
        at: { channels: 2, sequence: 64, taps: 4 },
      },
      {
        what: "the window too far back",
        from: "first - k - 4u)",
        to: "first - k - 8u)",
        at: { channels: 3, sequence: 64, taps: 4 },
      },
      {
        what: "filters of a neighbour",
        from: "load_filter(channel,",
        to: "load_filter(channel ^ 1u,",
        at: { channels: 4, sequence: 9, taps: 3 },
      },
    ],
  },
  {
    kernel: convolutionLongDirect,
    shapes: LONG_SHAPES,
    mutations: [
      { what: "the last of four taps off by one", from: ".yzw, x_1.x)", to: ".zwy, x_1.x)", at: SHORT },
      { what: "taps after the first output left out", from: "first + OUTPUTS)", to: "first + 4u)", at: LONG },
      { what: "no barrier between tiles", from: /workgroupBarrier\(\);/g, to: "", at: LONG },
    ],
  },
  {
    kernel: convolutionLongFft,
    shapes: LONG_SHAPES,
    mutations: [
      { what: "no mirrored frequency", from: "(512u - q) % 512u", to: "q", at: SHORT },
      { what: "channels swapped", from: "swapped.y", to: "swapped.x", at: SHORT },
      { what: "a root of the wrong power", from: "times(root2_0, root_0)", to: "root2_0", at: SHORT },
      { what: "columns not turned", from: "times(z[q], root(row * column))", to: "z[q]", at: LONG },
      { what: "the wrong mirror of row 0", from: "(1024u - q) % 1024u", to: "1023u - q", at: LONG },
      { what: "no barriers", from: /workgroupBarrier\(\);/g, to: "", at: SHORT },
    ],
  },
];
