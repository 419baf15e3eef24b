import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes half a minute and more alone. By its size Vitest would begin it last, and wait for it with one processor. */
const longest = [
  "chaos/convergence.integration",
  "pack/host-app.integration",
  "nothing-lost.e2e",
  "booking-storm.e2e",
  "relink.e2e",
  "booking-page.e2e",
  "migrate/host/triggers.integration",
  "killed-worker.e2e",
  "endurance/nothing-lost.integration",
];

/** Vitest's own order, in which the longest files come first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex((name) => moduleId.includes(`/${name}.test.`));
      return index < 0 ? longest.length : index;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
