// Recursion that does not use the stack. Schemas nest as deeply as their authors like, so whatever
// follows that nesting is a generator: where it would call itself it hands the call to `runDeep`, which
// keeps all calls that are still open in a list.

/** A computation that may go as deep as it likes. */
export type Deep<Result> = Generator<Deep<unknown>, Result, unknown>;

/** Calls one deep computation from another: `const result = yield* deep(walk(child));`. */
export function* deep<Result>(inner: Deep<Result>): Deep<Result> {
  return (yield inner) as Result;
}

/** Runs a deep computation to its end. */
export function runDeep<Result>(outermost: Deep<Result>): Result {
  const open: Deep<unknown>[] = [];
  let running: Deep<unknown> = outermost;
  let result: unknown;
  for (;;) {
    const step = running.next(result);
    if (step.done !== true) {
      open.push(running);
      running = step.value;
      result = undefined;
      continue;
    }
    result = step.value;
    const caller = open.pop();
    if (caller === undefined) return result as Result;
    running = caller;
  }
}
