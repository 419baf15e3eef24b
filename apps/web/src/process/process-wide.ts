/**
 * One value for the whole process, made on first use. Next.js builds several module graphs that run in one process, so
 * a module's own variable may exist more than once; the global object doesn't.
 */
export function processWide<Value>(name: string, create: () => Value): Value {
  const values = sharedValues();
  if (!values.has(name)) values.set(name, create());
  return values.get(name) as Value;
}

const key = Symbol.for("@calcache/web");

function sharedValues(): Map<string, unknown> {
  const shared = globalThis as { [key]?: Map<string, unknown> };
  shared[key] ??= new Map();
  return shared[key];
}
