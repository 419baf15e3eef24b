import { describe, expect, it } from "vitest";
import { routedFields, routedIn } from "./routed-query.ts";

const owner = "bob@example.com";

describe("what a routing form appends to a page's address", () => {
  it("is the hosts whom it leads to, and the contact's owner by either of cal.com's names", () => {
    expect(routedIn({ "cal.routedTeamMemberIds": "12, 7,12" })).toEqual({
      memberIds: [12, 7],
      ownerEmail: null,
    });
    expect(routedIn({ "cal.teamMemberEmail": owner })).toEqual({ memberIds: [], ownerEmail: owner });
    expect(routedIn({ "cal.crmContactOwnerEmail": owner, "cal.routedTeamMemberIds": "7" })).toEqual({
      memberIds: [7],
      ownerEmail: owner,
    });
  });

  it("names no owner where they are to be skipped", () => {
    expect(routedIn({ "cal.teamMemberEmail": owner, "cal.skipContactOwner": "true" })).toBeNull();
    expect(routedIn({ "cal.teamMemberEmail": owner, "cal.skipContactOwner": "false" })).not.toBeNull();
  });

  it.each([
    {},
    { "cal.routedTeamMemberIds": "" },
    { "cal.routedTeamMemberIds": "0,-1,x,1.5,99999999999" },
    { "cal.teamMemberEmail": "bob" },
    { "cal.teamMemberEmail": `bob@${"x".repeat(300)}` },
    { "cal.routingFormResponseId": "5", "cal.reroutingFormResponses": "{}" },
  ])("is ignored where it can't be used: %j", (fields) => {
    expect(routedIn(fields)).toBeNull();
  });

  it("leads to a hundred hosts at most", () => {
    const ids = Array.from({ length: 150 }, (_, index) => index + 1).join(",");
    expect(routedIn({ "cal.routedTeamMemberIds": ids })?.memberIds).toHaveLength(100);
  });

  it("is the same when its form comes back", () => {
    const routed = { memberIds: [12, 7], ownerEmail: owner };
    expect(routedIn(routedFields(routed))).toEqual(routed);
  });
});
