/** A field of a Thrift structure: its number and its value, typed as Parquet's metadata needs it. */
export type ThriftField =
  | { readonly id: number; readonly type: "i32" | "i64"; readonly value: number }
  | { readonly id: number; readonly type: "text"; readonly value: string }
  | { readonly id: number; readonly type: "struct"; readonly value: readonly ThriftField[] }
  | { readonly id: number; readonly type: "i32s"; readonly value: readonly number[] }
  | { readonly id: number; readonly type: "texts"; readonly value: readonly string[] }
  | { readonly id: number; readonly type: "structs"; readonly value: readonly (readonly ThriftField[])[] };

const CODES = { i32: 5, i64: 6, text: 8, struct: 12, i32s: 9, texts: 9, structs: 9 } as const;

const utf8 = new TextEncoder();

/**
 * A structure in Thrift's compact protocol. Its fields must come in the order of their numbers.
 *
 * @see https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export function thriftStruct(fields: readonly ThriftField[]): readonly number[] {
  let last = 0;
  const bytes = fields.flatMap((field) => {
    const step = field.id - last;
    last = field.id;
    return [(step << 4) | CODES[field.type], ...valueBytes(field)];
  });
  return [...bytes, 0];
}

function valueBytes(field: ThriftField): readonly number[] {
  switch (field.type) {
    case "i32":
    case "i64":
      return zigzag(field.value);
    case "text":
      return textBytes(field.value);
    case "struct":
      return thriftStruct(field.value);
    case "i32s":
      return list(CODES.i32, field.value.map(zigzag));
    case "texts":
      return list(CODES.text, field.value.map(textBytes));
    case "structs":
      return list(CODES.struct, field.value.map(thriftStruct));
  }
}

function list(code: number, items: readonly (readonly number[])[]): readonly number[] {
  const head = items.length < 15 ? [(items.length << 4) | code] : [0xf0 | code, ...varint(items.length)];
  return [...head, ...items.flat()];
}

function textBytes(text: string): readonly number[] {
  const bytes = utf8.encode(text);
  return [...varint(bytes.length), ...bytes];
}

function zigzag(value: number): readonly number[] {
  return varint(value < 0 ? -2 * value - 1 : 2 * value);
}

/** A whole number from zero up, seven bits to a byte, the lowest first. */
export function varint(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  // Bitwise operators would cut it to 32 bits.
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}
