/** Some of the values of a shape. */
export type Patch<Shape> = { [Key in keyof Shape]?: Shape[Key] | undefined };

/** The value with what the patch gives; what it leaves undefined stays. */
export function overlay<Shape extends object>(present: Shape, patch: Patch<Shape>): Shape {
  return {
    ...present,
    ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)),
  };
}
