type Responses = Record<string, object>;
export type Operation = { responses: Responses; [member: string]: unknown };
type Paths = Record<string, Record<string, Operation>>;

/**
 * Responses that several operations have alike, once: under `components.responses`, by their status and a number, in the order in which
 * they come first. Each operation refers to them.
 */
export function shareResponses(paths: Paths): { paths: Paths; responses: Responses } {
  const all = Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ responses }) => Object.entries(responses)),
  );
  const alike = Map.groupBy(all, ([status, response]) => keyOf(status, response));
  const names = new Map<string, string>();
  const shared: Responses = {};
  for (const [key, [first, second]] of alike) {
    if (!first || !second) continue;
    const [status, response] = first;
    const before = Object.keys(shared).filter((name) => name.startsWith(`Status${status}`)).length;
    const name = `Status${status}${before === 0 ? "" : `_${before + 1}`}`;
    names.set(key, name);
    shared[name] = response;
  }
  const refer = ({ responses, ...operation }: Operation): Operation => ({
    ...operation,
    responses: mapped(responses, (response, status) => {
      const name = names.get(keyOf(status, response));
      return name === undefined ? response : { $ref: `#/components/responses/${name}` };
    }),
  });
  return { paths: mapped(paths, (methods) => mapped(methods, refer)), responses: shared };
}

const keyOf = (status: string, response: object) => `${status} ${JSON.stringify(response)}`;

const mapped = <Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, name: string) => Result,
): Record<string, Result> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
