/** The few fields of ONNX's protocol buffers (onnx.proto, IR version 8) that a graph of standard operators needs. */
const WIRE = { varint: 0, bytes: 2, fixed32: 5 } as const;

const FLOAT = 1;

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  return [...bytes, rest];
}

function number(field: number, value: number): number[] {
  return [...varint((field << 3) | WIRE.varint), ...varint(value)];
}

function bytes(field: number, content: readonly number[]): number[] {
  return [...varint((field << 3) | WIRE.bytes), ...varint(content.length), ...content];
}

function text(field: number, content: string): number[] {
  return bytes(field, [...new TextEncoder().encode(content)]);
}

function float(field: number, value: number): number[] {
  return [...varint((field << 3) | WIRE.fixed32), ...new Uint8Array(new Float32Array([value]).buffer)];
}

export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Whole-number attributes, such as `axis`, and lists of them, such as `perm`. */
  /** Of operators that are not ONNX's own. */
  readonly domain?: string;
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface OnnxValue {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly inputs: readonly OnnxValue[];
  readonly output: OnnxValue;
  /** Scalars by name. */
  readonly constants: Readonly<Record<string, number>>;
}

function attribute(name: string, value: number | readonly number[]): number[] {
  const [INT, INTS] = [2, 7];
  return typeof value === "number"
    ? [...text(1, name), ...number(3, value), ...number(20, INT)]
    : [...text(1, name), ...value.flatMap((item) => number(8, item)), ...number(20, INTS)];
}

function node({ operator, inputs, output, domain, attributes = {} }: OnnxNode): number[] {
  return [
    ...inputs.flatMap((name) => text(1, name)),
    ...text(2, output),
    ...text(4, operator),
    ...(domain === undefined ? [] : text(7, domain)),
    ...Object.entries(attributes).flatMap(([name, value]) => bytes(5, attribute(name, value))),
  ];
}

function valueInfo({ name, shape }: OnnxValue): number[] {
  const dimensions = shape.flatMap((length) => bytes(1, number(1, length)));
  const tensor = [...number(1, FLOAT), ...bytes(2, dimensions)];
  return [...text(1, name), ...bytes(2, bytes(1, tensor))];
}

function scalar(name: string, value: number): number[] {
  return [...number(2, FLOAT), ...float(4, value), ...text(8, name)];
}

/** A model file of one graph. */
export function onnxModel({ nodes, inputs, output, constants }: OnnxGraph): Uint8Array {
  const graph = [
    ...nodes.flatMap((one) => bytes(1, node(one))),
    ...text(2, "task"),
    ...Object.entries(constants).flatMap(([name, value]) => bytes(5, scalar(name, value))),
    ...inputs.flatMap((one) => bytes(11, valueInfo(one))),
    ...bytes(12, valueInfo(output)),
  ];
  const OPERATOR_SET = 17;
  const domains = new Set(nodes.flatMap(({ domain }) => domain ?? []));
  return Uint8Array.from([
    ...number(1, 8),
    ...bytes(7, graph),
    ...bytes(8, number(2, OPERATOR_SET)),
    ...[...domains].flatMap((domain) => bytes(8, [...text(1, domain), ...number(2, 1)])),
  ]);
}
