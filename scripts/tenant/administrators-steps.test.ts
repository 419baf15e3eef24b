import { expect, test } from "vitest";
import { administratorsSteps } from "./administrators-steps.ts";

test("an administrator is told to let the app into a group's mailboxes alone, with the roles that it needs", () => {
  const clientId = "24d3b144-21ae-4080-943f-7067b395b913";
  const steps = administratorsSteps({ tid: "t", clientId, group: "o'hara-hosts@contoso.example" });
  expect(steps).toContain(`New-ServicePrincipal -AppId '${clientId}' -ObjectId $app.Id`);
  expect(steps).toContain("Get-Group -Identity 'o''hara-hosts@contoso.example'");
  const assignments = steps.split("\n").filter((line) => line.startsWith("New-ManagementRoleAssignment"));
  expect(assignments).toEqual([
    expect.stringContaining("-Role 'Application Calendars.ReadWrite' -CustomResourceScope"),
    expect.stringContaining("-Role 'Application MailboxSettings.Read' -CustomResourceScope"),
  ]);
});
