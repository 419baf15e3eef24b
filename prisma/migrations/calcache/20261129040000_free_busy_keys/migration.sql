-- AlterEnum
ALTER TYPE "calcache"."api_key_scope" ADD VALUE 'free_busy';
