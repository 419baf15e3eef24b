-- Takes every trigger and function of ours away: those on the host's tables too, whose definition is then what it was. Triggers go
-- with their function, since who only has the TRIGGER privilege on a table may make one there, and may not drop it.
DO $$
DECLARE
  ours RECORD;
BEGIN
  FOR ours IN
    SELECT p.oid::regprocedure AS signature, EXISTS (
      SELECT FROM pg_depend d
      WHERE d.refclassid = 'pg_proc'::regclass AND d.refobjid = p.oid AND d.classid <> 'pg_trigger'::regclass
    ) AS is_built_on
    FROM pg_proc p WHERE p.pronamespace = to_regnamespace('calcache')
  LOOP
    -- What somebody else has built on it isn't taken along: this fails then, and names it.
    EXECUTE format('DROP FUNCTION %s %s', ours.signature, CASE WHEN ours.is_built_on THEN 'RESTRICT' ELSE 'CASCADE' END);
  END LOOP;
END $$;
