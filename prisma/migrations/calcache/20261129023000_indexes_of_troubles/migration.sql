-- What health and metrics count is hardly ever there, among very many rows.
CREATE INDEX "calendar_event_refused_idx" ON "calcache"."calendar_event"("failure_kind")
  WHERE "version" <> "applied_version" AND "failure_kind" IS NOT NULL;
CREATE INDEX "calendar_event_changed_idx" ON "calcache"."calendar_event"("outside_change") WHERE "outside_change" IS NOT NULL;
CREATE INDEX "subscription_silent_idx" ON "calcache"."subscription"("silent_since") WHERE "silent_since" IS NOT NULL;
