-- Names and addresses that aren't found as they are written are looked up in any case of letters. Prisma's schema has no words for
-- these indexes. A host's database does without them: there all names are compared.
CREATE INDEX "users_username_lower_idx" ON "users"(lower("username"));
CREATE INDEX "users_email_lower_idx" ON "users"(lower("email"));
CREATE INDEX "Team_slug_lower_idx" ON "Team"(lower("slug"));
