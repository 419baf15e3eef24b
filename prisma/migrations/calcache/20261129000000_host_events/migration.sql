ALTER TYPE "calcache"."event_writer_kind" ADD VALUE 'host-app';
