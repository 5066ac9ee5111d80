// The command in few files (dist/bin): Node takes half a millisecond to open a module, and there are 200.
// What only some runs need stays apart, and is loaded when it is needed.

import { rolldown } from "rolldown";

const bundle = await rolldown({
  input: "dist/src/cli/main.js",
  platform: "node",
  // They bring files of their own, or are large.
  external: ["saxon-js", "xslt3", "xmllint-wasm", "fontoxpath"],
  resolve: { mainFields: ["module", "main"] },
  preserveEntrySignatures: false,
});
await bundle.write({
  format: "esm",
  dir: "dist/bin",
  entryFileNames: "apograph.js",
  chunkFileNames: "[name].js",
  cleanDir: true,
  codeSplitting: {
    groups: [
      {
        name: "schemas",
        test: /relaxng.(?:syntax|simplify|convert)/u,
        priority: 1,
        includeDependenciesRecursively: false,
      },
      { name: "common", minShareCount: 2 },
    ],
  },
});
