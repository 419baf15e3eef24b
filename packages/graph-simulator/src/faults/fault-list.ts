import type { Ids, Random } from "../ids.ts";
import type { Fault, FaultDraft } from "./fault.ts";
import type { FaultTarget } from "./fault-match.ts";
import { matches } from "./fault-match.ts";

/** Control-only: the faults in force. */
export type FaultList = {
  add: (draft: FaultDraft) => Fault;
  /** Removes one; false if there is none with this id. */
  remove: (id: string) => boolean;
  clear: () => void;
  all: () => Fault[];
  /** The first fault that strikes this request, which uses up one of its times. */
  strike: (target: FaultTarget) => Fault | undefined;
};

/** Makes an empty list. */
export function createFaultList(ids: Ids, random: Random): FaultList {
  let faults: Fault[] = [];

  function useUp(fault: Fault): void {
    if (fault.times === undefined) return;
    const left = fault.times - 1;
    faults = faults.flatMap((other) =>
      other.id !== fault.id ? [other] : left === 0 ? [] : [{ ...other, times: left }],
    );
  }

  return {
    add: (draft) => {
      const fault = { ...draft, id: ids.guid() };
      faults = [...faults, fault];
      return fault;
    },
    remove: (id) => {
      const before = faults.length;
      faults = faults.filter((fault) => fault.id !== id);
      return faults.length < before;
    },
    clear: () => {
      faults = [];
    },
    all: () => faults,
    strike: (target) => {
      const fault = faults.find(
        (candidate) =>
          matches(candidate.match, target) &&
          (candidate.probability === undefined || random.fraction() < candidate.probability),
      );
      if (fault !== undefined) useUp(fault);
      return fault;
    },
  };
}
