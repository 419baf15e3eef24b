-- Takes every trigger and function of ours away: those on the host's tables too, whose definition is then what it was.
DO $$
DECLARE
  ours RECORD;
BEGIN
  FOR ours IN
    SELECT t.tgname, t.tgrelid::regclass AS on_table
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'calcache' AND NOT t.tgisinternal
  LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', ours.tgname, ours.on_table);
  END LOOP;
  FOR ours IN
    SELECT p.oid::regprocedure AS signature FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'calcache'
  LOOP
    EXECUTE format('DROP FUNCTION %s', ours.signature);
  END LOOP;
END $$;
