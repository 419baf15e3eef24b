-- Takes the schema calcache away, once its triggers and functions are. Whatever somebody else has built on our tables, as a
-- view, is not taken along: then this fails and names it.
DO $$
BEGIN
  EXECUTE (SELECT 'DROP TABLE ' || string_agg(oid::regclass::text, ', ') FROM pg_class
    WHERE relnamespace = 'calcache'::regnamespace AND relkind IN ('r', 'p'));
  EXECUTE (SELECT 'DROP TYPE ' || string_agg(oid::regtype::text, ', ') FROM pg_type
    WHERE typnamespace = 'calcache'::regnamespace AND typtype = 'e');
END $$;
DROP SCHEMA calcache;
DROP SCHEMA IF EXISTS calcache_queue CASCADE;
