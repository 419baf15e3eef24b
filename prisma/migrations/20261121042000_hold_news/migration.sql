-- A held slot is gone for others, and back when it is given up: open pages hear of both.
CREATE TRIGGER "SelectedSlots_inserted" AFTER INSERT ON "SelectedSlots"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "notify_of_hosts"();

CREATE TRIGGER "SelectedSlots_deleted" AFTER DELETE ON "SelectedSlots"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "notify_of_hosts"();
