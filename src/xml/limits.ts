// How much a document may ask of the reader before it is refused. The defaults are far above what
// honest documents need; they exist so that a hostile one cannot exhaust time or memory.

export interface XmlLimits {
  /** Elements open at once. */
  readonly depth: number;
  /** Attributes of one element, namespace declarations and defaults included. */
  readonly attributes: number;
  /** Bytes of a name, its prefix included. */
  readonly nameLength: number;
  /** Entities open at once: one referring to the next. */
  readonly entityDepth: number;
  /** Bytes that entities and attribute defaults add, beyond ten for each byte of the document. */
  readonly entityBytes: number;
}

export const defaultLimits: XmlLimits = {
  depth: 1_000_000,
  attributes: 10_000,
  nameLength: 10_000,
  entityDepth: 64,
  entityBytes: 32 * 1024 * 1024,
};
