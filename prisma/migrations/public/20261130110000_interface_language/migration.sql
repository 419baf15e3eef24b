-- AlterTable
ALTER TABLE "EventType" ADD COLUMN     "interfaceLanguage" TEXT;
