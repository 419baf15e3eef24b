-- The tables of cal.com that this software shares, and some it mustn't touch, with their columns, keys and indexes as they
-- were in October 2025, and with what stands for its own triggers and views; for tests that plug into a host's database.

CREATE TYPE "AppCategories" AS ENUM ('calendar', 'messaging', 'other', 'payment', 'video', 'web3', 'automation', 'analytics', 'conferencing', 'crm');
CREATE TYPE "BookingStatus" AS ENUM ('cancelled', 'accepted', 'rejected', 'pending', 'awaiting_host');
CREATE TYPE "CreationSource" AS ENUM ('api_v1', 'api_v2', 'webapp');
CREATE TYPE "FeatureType" AS ENUM ('RELEASE', 'EXPERIMENT', 'OPERATIONAL', 'KILL_SWITCH', 'PERMISSION');
CREATE TYPE "IdentityProvider" AS ENUM ('CAL', 'GOOGLE', 'SAML');
CREATE TYPE "MembershipRole" AS ENUM ('MEMBER', 'OWNER', 'ADMIN');
CREATE TYPE "PeriodType" AS ENUM ('unlimited', 'rolling', 'range', 'rolling_window');
CREATE TYPE "RRResetInterval" AS ENUM ('MONTH', 'DAY');
CREATE TYPE "RRTimestampBasis" AS ENUM ('CREATED_AT', 'START_TIME');
CREATE TYPE "SMSLockState" AS ENUM ('LOCKED', 'UNLOCKED', 'REVIEW_NEEDED');
CREATE TYPE "SchedulingType" AS ENUM ('roundRobin', 'collective', 'managed');
CREATE TYPE "UserPermissionRole" AS ENUM ('USER', 'ADMIN');

CREATE TABLE users (
  id SERIAL, username TEXT, name TEXT, email TEXT NOT NULL, bio TEXT,
  "timeZone" TEXT NOT NULL DEFAULT 'Europe/London', "weekStart" TEXT NOT NULL DEFAULT 'Sunday',
  "startTime" INT NOT NULL DEFAULT 0, "endTime" INT NOT NULL DEFAULT 1440,
  created TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "bufferTime" INT NOT NULL DEFAULT 0,
  "emailVerified" TIMESTAMP(3), "hideBranding" BOOLEAN NOT NULL DEFAULT false, theme TEXT,
  "completedOnboarding" BOOLEAN NOT NULL DEFAULT false, "twoFactorEnabled" BOOLEAN NOT NULL DEFAULT false,
  "twoFactorSecret" TEXT, locale TEXT, "brandColor" TEXT,
  "identityProvider" "IdentityProvider" NOT NULL DEFAULT 'CAL', "identityProviderId" TEXT, "invitedTo" INT,
  metadata JSONB, verified BOOLEAN DEFAULT false, "timeFormat" INT DEFAULT 12, "darkBrandColor" TEXT,
  "trialEndsAt" TIMESTAMP(3), "defaultScheduleId" INT, "allowDynamicBooking" BOOLEAN DEFAULT true,
  role "UserPermissionRole" NOT NULL DEFAULT 'USER', "disableImpersonation" BOOLEAN NOT NULL DEFAULT false,
  "organizationId" INT, "allowSEOIndexing" BOOLEAN DEFAULT true, "backupCodes" TEXT,
  "receiveMonthlyDigestEmail" BOOLEAN DEFAULT true, "avatarUrl" TEXT, locked BOOLEAN NOT NULL DEFAULT false,
  "appTheme" TEXT, "movedToProfileId" INT, "isPlatformManaged" BOOLEAN NOT NULL DEFAULT false,
  "smsLockState" "SMSLockState" NOT NULL DEFAULT 'UNLOCKED',
  "smsLockReviewedByAdmin" BOOLEAN NOT NULL DEFAULT false, "referralLinkId" TEXT, "lastActiveAt" TIMESTAMP(3),
  "creationSource" "CreationSource", "whitelistWorkflows" BOOLEAN NOT NULL DEFAULT false, PRIMARY KEY (id)
);
CREATE TABLE "Team" (
  id SERIAL, name TEXT NOT NULL, slug TEXT, bio TEXT, "hideBranding" BOOLEAN NOT NULL DEFAULT false,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, metadata JSONB,
  "hideBookATeamMember" BOOLEAN NOT NULL DEFAULT false, "brandColor" TEXT, "darkBrandColor" TEXT, theme TEXT,
  "appLogo" TEXT, "appIconLogo" TEXT, "parentId" INT, "timeFormat" INT,
  "timeZone" TEXT NOT NULL DEFAULT 'Europe/London', "weekStart" TEXT NOT NULL DEFAULT 'Sunday',
  "isPrivate" BOOLEAN NOT NULL DEFAULT false, "logoUrl" TEXT, "calVideoLogo" TEXT,
  "pendingPayment" BOOLEAN NOT NULL DEFAULT false, "isOrganization" BOOLEAN NOT NULL DEFAULT false,
  "bannerUrl" TEXT, "isPlatform" BOOLEAN NOT NULL DEFAULT false,
  "smsLockState" "SMSLockState" NOT NULL DEFAULT 'UNLOCKED', "createdByOAuthClientId" TEXT,
  "smsLockReviewedByAdmin" BOOLEAN NOT NULL DEFAULT false, "bookingLimits" JSONB,
  "includeManagedEventsInLimits" BOOLEAN NOT NULL DEFAULT false,
  "rrResetInterval" "RRResetInterval" DEFAULT 'MONTH', "hideTeamProfileLink" BOOLEAN NOT NULL DEFAULT false,
  "rrTimestampBasis" "RRTimestampBasis" NOT NULL DEFAULT 'CREATED_AT', PRIMARY KEY (id)
);
CREATE TABLE "Membership" (
  "teamId" INT NOT NULL, "userId" INT NOT NULL, accepted BOOLEAN NOT NULL DEFAULT false,
  role "MembershipRole" NOT NULL, "disableImpersonation" BOOLEAN NOT NULL DEFAULT false, id SERIAL,
  "createdAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3), "customRoleId" TEXT,
  PRIMARY KEY (id)
);
CREATE TABLE "Schedule" (
  id SERIAL, "userId" INT NOT NULL, name TEXT NOT NULL, "timeZone" TEXT, PRIMARY KEY (id)
);
CREATE TABLE "Availability" (
  id SERIAL, "userId" INT, "eventTypeId" INT, days INT[], date DATE, "startTime" TIME NOT NULL,
  "endTime" TIME NOT NULL, "scheduleId" INT, PRIMARY KEY (id)
);
CREATE TABLE "OutOfOfficeEntry" (
  id SERIAL, uuid TEXT NOT NULL, start TIMESTAMP(3) NOT NULL, "end" TIMESTAMP(3) NOT NULL, "userId" INT NOT NULL, "toUserId" INT,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL, "reasonId" INT, notes TEXT,
  PRIMARY KEY (id)
);
CREATE TABLE "OutOfOfficeReason" (
  id SERIAL, emoji TEXT NOT NULL, reason TEXT NOT NULL UNIQUE, enabled BOOLEAN NOT NULL DEFAULT true, "userId" INT,
  PRIMARY KEY (id)
);
CREATE TABLE "TravelSchedule" (
  id SERIAL, "userId" INT NOT NULL, "timeZone" TEXT NOT NULL, "startDate" TIMESTAMP(3) NOT NULL, "endDate" TIMESTAMP(3),
  "prevTimeZone" TEXT, PRIMARY KEY (id)
);
CREATE TABLE "App" (
  slug TEXT NOT NULL, "dirName" TEXT NOT NULL, keys JSONB, categories "AppCategories"[],
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL,
  enabled BOOLEAN NOT NULL DEFAULT false, PRIMARY KEY (slug)
);
CREATE TABLE "DelegationCredential" (
  id TEXT NOT NULL, "workspacePlatformId" INT NOT NULL, "serviceAccountKey" JSONB NOT NULL,
  enabled BOOLEAN NOT NULL DEFAULT false, "organizationId" INT NOT NULL, domain TEXT NOT NULL,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL,
  "lastDisabledAt" TIMESTAMP(3), "lastEnabledAt" TIMESTAMP(3), PRIMARY KEY (id)
);
CREATE TABLE "Credential" (
  id SERIAL, type TEXT NOT NULL, key JSONB NOT NULL, "userId" INT, "appId" TEXT, invalid BOOLEAN DEFAULT false,
  "teamId" INT, "billingCycleStart" INT, "paymentStatus" TEXT, "subscriptionId" TEXT,
  "delegationCredentialId" TEXT, PRIMARY KEY (id)
);
CREATE TABLE "EventType" (
  id SERIAL, title TEXT NOT NULL, slug TEXT NOT NULL, description TEXT, locations JSONB, length INT NOT NULL,
  hidden BOOLEAN NOT NULL DEFAULT false, "userId" INT, "eventName" TEXT, "timeZone" TEXT,
  "periodCountCalendarDays" BOOLEAN, "periodDays" INT, "periodEndDate" TIMESTAMP(3),
  "periodStartDate" TIMESTAMP(3), "requiresConfirmation" BOOLEAN NOT NULL DEFAULT false,
  "minimumBookingNotice" INT NOT NULL DEFAULT 120, currency TEXT NOT NULL DEFAULT 'usd',
  price INT NOT NULL DEFAULT 0, "schedulingType" "SchedulingType", "teamId" INT,
  "disableGuests" BOOLEAN NOT NULL DEFAULT false, position INT NOT NULL DEFAULT 0,
  "periodType" "PeriodType" NOT NULL DEFAULT 'unlimited', "slotInterval" INT, metadata JSONB,
  "afterEventBuffer" INT NOT NULL DEFAULT 0, "beforeEventBuffer" INT NOT NULL DEFAULT 0,
  "hideCalendarNotes" BOOLEAN NOT NULL DEFAULT false, "successRedirectUrl" TEXT, "seatsPerTimeSlot" INT,
  "recurringEvent" JSONB, "scheduleId" INT, "bookingLimits" JSONB, "seatsShowAttendees" BOOLEAN DEFAULT false,
  "bookingFields" JSONB, "durationLimits" JSONB, "parentId" INT, "offsetStart" INT NOT NULL DEFAULT 0,
  "requiresBookerEmailVerification" BOOLEAN NOT NULL DEFAULT false,
  "seatsShowAvailabilityCount" BOOLEAN DEFAULT true,
  "lockTimeZoneToggleOnBookingPage" BOOLEAN NOT NULL DEFAULT false,
  "onlyShowFirstAvailableSlot" BOOLEAN NOT NULL DEFAULT false, "isInstantEvent" BOOLEAN NOT NULL DEFAULT false,
  "assignAllTeamMembers" BOOLEAN NOT NULL DEFAULT false, "profileId" INT,
  "useEventTypeDestinationCalendarEmail" BOOLEAN NOT NULL DEFAULT false, "secondaryEmailId" INT,
  "forwardParamsSuccessRedirect" BOOLEAN DEFAULT true,
  "instantMeetingExpiryTimeOffsetInSeconds" INT NOT NULL DEFAULT 90,
  "isRRWeightsEnabled" BOOLEAN NOT NULL DEFAULT false,
  "rescheduleWithSameRoundRobinHost" BOOLEAN NOT NULL DEFAULT false, "eventTypeColor" JSONB,
  "requiresConfirmationWillBlockSlot" BOOLEAN NOT NULL DEFAULT false, "instantMeetingScheduleId" INT,
  "showOptimizedSlots" BOOLEAN DEFAULT false, "hideCalendarEventDetails" BOOLEAN NOT NULL DEFAULT false,
  "assignRRMembersUsingSegment" BOOLEAN NOT NULL DEFAULT false, "rrSegmentQueryValue" JSONB,
  "maxLeadThreshold" INT, "instantMeetingParameters" TEXT[],
  "autoTranslateDescriptionEnabled" BOOLEAN NOT NULL DEFAULT false,
  "requiresConfirmationForFreeEmail" BOOLEAN NOT NULL DEFAULT false,
  "useEventLevelSelectedCalendars" BOOLEAN NOT NULL DEFAULT false,
  "allowReschedulingPastBookings" BOOLEAN NOT NULL DEFAULT false, "interfaceLanguage" TEXT,
  "canSendCalVideoTranscriptionEmails" BOOLEAN NOT NULL DEFAULT true, "disableCancelling" BOOLEAN DEFAULT false,
  "disableRescheduling" BOOLEAN DEFAULT false, "customReplyToEmail" TEXT,
  "hideOrganizerEmail" BOOLEAN NOT NULL DEFAULT false,
  "includeNoShowInRRCalculation" BOOLEAN NOT NULL DEFAULT false, "restrictionScheduleId" INT,
  "useBookerTimezone" BOOLEAN NOT NULL DEFAULT false,
  "allowReschedulingCancelledBookings" BOOLEAN DEFAULT false, "maxActiveBookingsPerBooker" INT,
  "maxActiveBookingPerBookerOfferReschedule" BOOLEAN NOT NULL DEFAULT false, "lockedTimeZone" TEXT,
  "bookingRequiresAuthentication" BOOLEAN NOT NULL DEFAULT false,
  "createdAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3), PRIMARY KEY (id)
);
CREATE TABLE "HashedLink" (
  id SERIAL, link TEXT NOT NULL, "eventTypeId" INT NOT NULL, "expiresAt" TIMESTAMP(3), "maxUsageCount" INT NOT NULL DEFAULT 1,
  "usageCount" INT NOT NULL DEFAULT 0, PRIMARY KEY (id)
);
CREATE TABLE "HostGroup" (
  id TEXT NOT NULL, name TEXT NOT NULL, "eventTypeId" INT,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE "Host" (
  "userId" INT NOT NULL, "eventTypeId" INT NOT NULL, "isFixed" BOOLEAN NOT NULL DEFAULT false, priority INT,
  weight INT, "weightAdjustment" INT, "scheduleId" INT,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "groupId" TEXT, "memberId" INT,
  PRIMARY KEY ("userId", "eventTypeId")
);
CREATE TABLE "SelectedCalendar" (
  "userId" INT NOT NULL, integration TEXT NOT NULL, "externalId" TEXT NOT NULL, "credentialId" INT,
  "googleChannelExpiration" TEXT, "googleChannelId" TEXT, "googleChannelKind" TEXT,
  "googleChannelResourceId" TEXT, "googleChannelResourceUri" TEXT, "domainWideDelegationCredentialId" TEXT,
  id TEXT NOT NULL, "eventTypeId" INT, error TEXT, "channelId" TEXT, "channelKind" TEXT,
  "channelResourceId" TEXT, "channelResourceUri" TEXT, "channelExpiration" TIMESTAMP(3),
  "syncSubscribedAt" TIMESTAMP(3), "syncToken" TEXT, "syncedAt" TIMESTAMP(3), "syncErrorAt" TIMESTAMP(3),
  "syncErrorCount" INT DEFAULT 0, "delegationCredentialId" TEXT, "lastErrorAt" TIMESTAMP(3),
  "maxAttempts" INT NOT NULL DEFAULT 3, "unwatchAttempts" INT NOT NULL DEFAULT 0,
  "watchAttempts" INT NOT NULL DEFAULT 0, "createdAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMP(3), PRIMARY KEY (id)
);
CREATE TABLE "DestinationCalendar" (
  id SERIAL, integration TEXT NOT NULL, "externalId" TEXT NOT NULL, "userId" INT, "eventTypeId" INT,
  "credentialId" INT, "primaryEmail" TEXT, "domainWideDelegationCredentialId" TEXT,
  "delegationCredentialId" TEXT, "createdAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3),
  PRIMARY KEY (id)
);
CREATE TABLE "Feature" (
  slug TEXT NOT NULL, enabled BOOLEAN NOT NULL DEFAULT false, description TEXT,
  type "FeatureType" DEFAULT 'RELEASE', stale BOOLEAN DEFAULT false, "lastUsedAt" TIMESTAMP(3),
  "createdAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP,
  "updatedBy" INT, PRIMARY KEY (slug)
);
CREATE TABLE "TeamFeatures" (
  "teamId" INT NOT NULL, "featureId" TEXT NOT NULL,
  "assignedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "assignedBy" TEXT NOT NULL,
  "updatedAt" TIMESTAMP(3) NOT NULL, PRIMARY KEY ("teamId", "featureId")
);
CREATE TABLE "UserFeatures" (
  "userId" INT NOT NULL, "featureId" TEXT NOT NULL,
  "assignedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "assignedBy" TEXT NOT NULL,
  "updatedAt" TIMESTAMP(3) NOT NULL, PRIMARY KEY ("userId", "featureId")
);
CREATE TABLE "Booking" (
  id SERIAL, uid TEXT NOT NULL, "userId" INT, "eventTypeId" INT, title TEXT NOT NULL, description TEXT,
  "startTime" TIMESTAMP(3) NOT NULL, "endTime" TIMESTAMP(3) NOT NULL,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3), location TEXT,
  paid BOOLEAN NOT NULL DEFAULT false, status "BookingStatus" NOT NULL DEFAULT 'accepted',
  "cancellationReason" TEXT, "rejectionReason" TEXT, "fromReschedule" TEXT, rescheduled BOOLEAN,
  "dynamicEventSlugRef" TEXT, "dynamicGroupSlugRef" TEXT, "recurringEventId" TEXT, "customInputs" JSONB,
  "smsReminderNumber" TEXT, "destinationCalendarId" INT, "scheduledJobs" TEXT[], metadata JSONB,
  responses JSONB, "isRecorded" BOOLEAN NOT NULL DEFAULT false, "iCalSequence" INT NOT NULL DEFAULT 0,
  "iCalUID" TEXT DEFAULT '', "userPrimaryEmail" TEXT, "idempotencyKey" TEXT, "noShowHost" BOOLEAN DEFAULT false,
  rating INT, "ratingFeedback" TEXT, "cancelledBy" TEXT, "rescheduledBy" TEXT, "oneTimePassword" TEXT,
  "reassignReason" TEXT, "reassignById" INT, "creationSource" "CreationSource", PRIMARY KEY (id)
);
CREATE TABLE "BookingDenormalized" (
  id INT NOT NULL, uid TEXT NOT NULL, "eventTypeId" INT, title TEXT NOT NULL, description TEXT,
  "startTime" TIMESTAMP(3) NOT NULL, "endTime" TIMESTAMP(3) NOT NULL, "createdAt" TIMESTAMP(3) NOT NULL,
  "updatedAt" TIMESTAMP(3), location TEXT, paid BOOLEAN NOT NULL, status "BookingStatus" NOT NULL,
  rescheduled BOOLEAN, "userId" INT, "teamId" INT, "eventLength" INT, "eventParentId" INT, "userEmail" TEXT,
  "userName" TEXT, "userUsername" TEXT, "ratingFeedback" TEXT, rating INT, "noShowHost" BOOLEAN,
  "isTeamBooking" BOOLEAN NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE "BookingSeat" (
  id SERIAL, "referenceUid" TEXT NOT NULL, "bookingId" INT NOT NULL, "attendeeId" INT NOT NULL, data JSONB,
  metadata JSONB, PRIMARY KEY (id)
);
CREATE TABLE "Attendee" (
  id SERIAL, email TEXT NOT NULL, name TEXT NOT NULL, "timeZone" TEXT NOT NULL, "bookingId" INT,
  locale TEXT DEFAULT 'en', "phoneNumber" TEXT, "noShow" BOOLEAN DEFAULT false, PRIMARY KEY (id)
);
CREATE TABLE "BookingReference" (
  id SERIAL, type TEXT NOT NULL, uid TEXT NOT NULL, "bookingId" INT, "meetingId" TEXT, "meetingPassword" TEXT,
  "meetingUrl" TEXT, deleted BOOLEAN, "externalCalendarId" TEXT, "credentialId" INT,
  "thirdPartyRecurringEventId" TEXT, "domainWideDelegationCredentialId" TEXT, "delegationCredentialId" TEXT,
  PRIMARY KEY (id)
);
CREATE TABLE "SelectedSlots" (
  id SERIAL, "eventTypeId" INT NOT NULL, "userId" INT NOT NULL, "slotUtcStartDate" TIMESTAMP(3) NOT NULL,
  "slotUtcEndDate" TIMESTAMP(3) NOT NULL, uid TEXT NOT NULL, "releaseAt" TIMESTAMP(3) NOT NULL,
  "isSeat" BOOLEAN NOT NULL DEFAULT false, PRIMARY KEY (id)
);
CREATE TABLE _user_eventtype (
  "A" INT NOT NULL, "B" INT NOT NULL, PRIMARY KEY ("A", "B")
);
CREATE TABLE "ApiKey" (
  id TEXT NOT NULL, "userId" INT NOT NULL, note TEXT,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "expiresAt" TIMESTAMP(3),
  "lastUsedAt" TIMESTAMP(3), "hashedKey" TEXT NOT NULL, "appId" TEXT, "teamId" INT, PRIMARY KEY (id)
);

ALTER TABLE users
  ADD CONSTRAINT "users_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Team" ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Team"
  ADD CONSTRAINT "Team_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Team" ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Membership"
  ADD CONSTRAINT "Membership_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Schedule"
  ADD CONSTRAINT "Schedule_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Availability"
  ADD CONSTRAINT "Availability_eventTypeId_fkey" FOREIGN KEY ("eventTypeId") REFERENCES "EventType" ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "Availability_scheduleId_fkey" FOREIGN KEY ("scheduleId") REFERENCES "Schedule" ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "Availability_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OutOfOfficeReason"
  ADD CONSTRAINT "OutOfOfficeReason_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TravelSchedule"
  ADD CONSTRAINT "TravelSchedule_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DelegationCredential"
  ADD CONSTRAINT "DelegationCredential_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Team" ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Credential"
  ADD CONSTRAINT "Credential_appId_fkey" FOREIGN KEY ("appId") REFERENCES "App" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "Credential_delegationCredentialId_fkey" FOREIGN KEY ("delegationCredentialId") REFERENCES "DelegationCredential" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "Credential_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "Credential_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EventType"
  ADD CONSTRAINT "EventType_instantMeetingScheduleId_fkey" FOREIGN KEY ("instantMeetingScheduleId") REFERENCES "Schedule" ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "EventType_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "EventType" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "EventType_restrictionScheduleId_fkey" FOREIGN KEY ("restrictionScheduleId") REFERENCES "Schedule" ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "EventType_scheduleId_fkey" FOREIGN KEY ("scheduleId") REFERENCES "Schedule" ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "EventType_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "EventType_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "HostGroup"
  ADD CONSTRAINT "HostGroup_eventTypeId_fkey" FOREIGN KEY ("eventTypeId") REFERENCES "EventType" ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Host"
  ADD CONSTRAINT "Host_eventTypeId_fkey" FOREIGN KEY ("eventTypeId") REFERENCES "EventType" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "Host_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "HostGroup" ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "Host_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Membership" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "Host_scheduleId_fkey" FOREIGN KEY ("scheduleId") REFERENCES "Schedule" ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "Host_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SelectedCalendar"
  ADD CONSTRAINT "SelectedCalendar_credentialId_fkey" FOREIGN KEY ("credentialId") REFERENCES "Credential" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "SelectedCalendar_delegationCredentialId_fkey" FOREIGN KEY ("delegationCredentialId") REFERENCES "DelegationCredential" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "SelectedCalendar_eventTypeId_fkey" FOREIGN KEY ("eventTypeId") REFERENCES "EventType" ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "SelectedCalendar_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DestinationCalendar"
  ADD CONSTRAINT "DestinationCalendar_credentialId_fkey" FOREIGN KEY ("credentialId") REFERENCES "Credential" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "DestinationCalendar_delegationCredentialId_fkey" FOREIGN KEY ("delegationCredentialId") REFERENCES "DelegationCredential" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "DestinationCalendar_eventTypeId_fkey" FOREIGN KEY ("eventTypeId") REFERENCES "EventType" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "DestinationCalendar_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TeamFeatures"
  ADD CONSTRAINT "TeamFeatures_featureId_fkey" FOREIGN KEY ("featureId") REFERENCES "Feature" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "TeamFeatures_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "UserFeatures"
  ADD CONSTRAINT "UserFeatures_featureId_fkey" FOREIGN KEY ("featureId") REFERENCES "Feature" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "UserFeatures_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Booking"
  ADD CONSTRAINT "Booking_destinationCalendarId_fkey" FOREIGN KEY ("destinationCalendarId") REFERENCES "DestinationCalendar" ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "Booking_eventTypeId_fkey" FOREIGN KEY ("eventTypeId") REFERENCES "EventType" ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "Booking_reassignById_fkey" FOREIGN KEY ("reassignById") REFERENCES users ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "Booking_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "HashedLink"
  ADD CONSTRAINT "HashedLink_eventTypeId_fkey" FOREIGN KEY ("eventTypeId") REFERENCES "EventType" ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BookingSeat"
  ADD CONSTRAINT "BookingSeat_attendeeId_fkey" FOREIGN KEY ("attendeeId") REFERENCES "Attendee" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "BookingSeat_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking" ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Attendee"
  ADD CONSTRAINT "Attendee_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking" ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BookingReference"
  ADD CONSTRAINT "BookingReference_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "BookingReference_credentialId_fkey" FOREIGN KEY ("credentialId") REFERENCES "Credential" ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "BookingReference_delegationCredentialId_fkey" FOREIGN KEY ("delegationCredentialId") REFERENCES "DelegationCredential" ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE _user_eventtype
  ADD CONSTRAINT "_user_eventtype_A_fkey" FOREIGN KEY ("A") REFERENCES "EventType" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "_user_eventtype_B_fkey" FOREIGN KEY ("B") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ApiKey"
  ADD CONSTRAINT "ApiKey_appId_fkey" FOREIGN KEY ("appId") REFERENCES "App" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "ApiKey_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "ApiKey_userId_fkey" FOREIGN KEY ("userId") REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX "users_emailVerified_idx" ON users ("emailVerified");
CREATE UNIQUE INDEX "users_email_key" ON users (email);
CREATE UNIQUE INDEX "users_email_username_key" ON users (email, username);
CREATE INDEX "users_identityProviderId_idx" ON users ("identityProviderId");
CREATE INDEX "users_identityProvider_idx" ON users ("identityProvider");
CREATE UNIQUE INDEX "users_movedToProfileId_key" ON users ("movedToProfileId");
CREATE INDEX "users_username_idx" ON users (username);
CREATE UNIQUE INDEX "users_username_organizationId_key" ON users (username, "organizationId");
CREATE UNIQUE INDEX "users_username_organizationId_key_null" ON users (username, ("organizationId" IS NULL)) WHERE ("organizationId" IS NULL);
CREATE INDEX "Team_parentId_idx" ON "Team" ("parentId");
CREATE UNIQUE INDEX "Team_slug_parentId_key" ON "Team" (slug, "parentId");
CREATE UNIQUE INDEX "Team_slug_parentId_key_null" ON "Team" (slug, ("parentId" IS NULL)) WHERE ("parentId" IS NULL);
CREATE INDEX "Membership_accepted_idx" ON "Membership" (accepted);
CREATE INDEX "Membership_customRoleId_idx" ON "Membership" ("customRoleId");
CREATE INDEX "Membership_role_idx" ON "Membership" (role);
CREATE INDEX "Membership_teamId_idx" ON "Membership" ("teamId");
CREATE INDEX "Membership_userId_idx" ON "Membership" ("userId");
CREATE UNIQUE INDEX "Membership_userId_teamId_key" ON "Membership" ("userId", "teamId");
CREATE INDEX "Schedule_userId_idx" ON "Schedule" ("userId");
CREATE INDEX "Availability_eventTypeId_idx" ON "Availability" ("eventTypeId");
CREATE INDEX "Availability_scheduleId_idx" ON "Availability" ("scheduleId");
CREATE INDEX "Availability_userId_idx" ON "Availability" ("userId");
CREATE UNIQUE INDEX "App_dirName_key" ON "App" ("dirName");
CREATE INDEX "App_enabled_idx" ON "App" (enabled);
CREATE UNIQUE INDEX "App_slug_key" ON "App" (slug);
CREATE INDEX "DelegationCredential_enabled_idx" ON "DelegationCredential" (enabled);
CREATE UNIQUE INDEX "DelegationCredential_organizationId_domain_key" ON "DelegationCredential" ("organizationId", domain);
CREATE INDEX "Credential_appId_idx" ON "Credential" ("appId");
CREATE INDEX "Credential_invalid_idx" ON "Credential" (invalid);
CREATE INDEX "Credential_subscriptionId_idx" ON "Credential" ("subscriptionId");
CREATE INDEX "Credential_userId_delegationCredentialId_idx" ON "Credential" ("userId", "delegationCredentialId");
CREATE INDEX "EventType_parentId_idx" ON "EventType" ("parentId");
CREATE INDEX "EventType_profileId_idx" ON "EventType" ("profileId");
CREATE INDEX "EventType_restrictionScheduleId_idx" ON "EventType" ("restrictionScheduleId");
CREATE INDEX "EventType_scheduleId_idx" ON "EventType" ("scheduleId");
CREATE INDEX "EventType_secondaryEmailId_idx" ON "EventType" ("secondaryEmailId");
CREATE INDEX "EventType_teamId_idx" ON "EventType" ("teamId");
CREATE UNIQUE INDEX "EventType_teamId_slug_key" ON "EventType" ("teamId", slug);
CREATE INDEX "EventType_userId_idx" ON "EventType" ("userId");
CREATE UNIQUE INDEX "EventType_userId_parentId_key" ON "EventType" ("userId", "parentId");
CREATE UNIQUE INDEX "EventType_userId_slug_key" ON "EventType" ("userId", slug);
CREATE INDEX "HostGroup_eventTypeId_idx" ON "HostGroup" ("eventTypeId");
CREATE INDEX "HostGroup_name_idx" ON "HostGroup" (name);
CREATE INDEX "Host_eventTypeId_idx" ON "Host" ("eventTypeId");
CREATE INDEX "Host_memberId_idx" ON "Host" ("memberId");
CREATE INDEX "Host_scheduleId_idx" ON "Host" ("scheduleId");
CREATE INDEX "Host_userId_idx" ON "Host" ("userId");
CREATE INDEX "SelectedCalendar_credentialId_idx" ON "SelectedCalendar" ("credentialId");
CREATE INDEX "SelectedCalendar_eventTypeId_idx" ON "SelectedCalendar" ("eventTypeId");
CREATE INDEX "SelectedCalendar_externalId_idx" ON "SelectedCalendar" ("externalId");
CREATE UNIQUE INDEX "SelectedCalendar_googleChannelId_eventTypeId_key" ON "SelectedCalendar" ("googleChannelId", "eventTypeId");
CREATE INDEX "SelectedCalendar_unwatch_idx" ON "SelectedCalendar" (integration, "googleChannelExpiration", error, "unwatchAttempts", "maxAttempts");
CREATE INDEX "SelectedCalendar_userId_idx" ON "SelectedCalendar" ("userId");
CREATE UNIQUE INDEX "SelectedCalendar_userId_integration_externalId_eventTypeId_key" ON "SelectedCalendar" ("userId", integration, "externalId", "eventTypeId");
CREATE INDEX "SelectedCalendar_watch_idx" ON "SelectedCalendar" (integration, "googleChannelExpiration", error, "watchAttempts", "maxAttempts");
CREATE INDEX "DestinationCalendar_credentialId_idx" ON "DestinationCalendar" ("credentialId");
CREATE INDEX "DestinationCalendar_eventTypeId_idx" ON "DestinationCalendar" ("eventTypeId");
CREATE UNIQUE INDEX "DestinationCalendar_eventTypeId_key" ON "DestinationCalendar" ("eventTypeId");
CREATE INDEX "DestinationCalendar_userId_idx" ON "DestinationCalendar" ("userId");
CREATE UNIQUE INDEX "DestinationCalendar_userId_key" ON "DestinationCalendar" ("userId");
CREATE INDEX "Feature_enabled_idx" ON "Feature" (enabled);
CREATE UNIQUE INDEX "Feature_slug_key" ON "Feature" (slug);
CREATE INDEX "Feature_stale_idx" ON "Feature" (stale);
CREATE INDEX "TeamFeatures_teamId_featureId_idx" ON "TeamFeatures" ("teamId", "featureId");
CREATE INDEX "UserFeatures_userId_featureId_idx" ON "UserFeatures" ("userId", "featureId");
CREATE INDEX "Booking_destinationCalendarId_idx" ON "Booking" ("destinationCalendarId");
CREATE INDEX "Booking_eventTypeId_idx" ON "Booking" ("eventTypeId");
CREATE UNIQUE INDEX "Booking_idempotencyKey_key" ON "Booking" ("idempotencyKey");
CREATE UNIQUE INDEX "Booking_oneTimePassword_key" ON "Booking" ("oneTimePassword");
CREATE INDEX "Booking_recurringEventId_idx" ON "Booking" ("recurringEventId");
CREATE INDEX "Booking_startTime_endTime_status_idx" ON "Booking" ("startTime", "endTime", status);
CREATE INDEX "Booking_status_idx" ON "Booking" (status);
CREATE INDEX "Booking_uid_idx" ON "Booking" (uid);
CREATE UNIQUE INDEX "Booking_uid_key" ON "Booking" (uid);
CREATE INDEX "Booking_userId_idx" ON "Booking" ("userId");
CREATE INDEX "BookingDenormalized_createdAt_idx" ON "BookingDenormalized" ("createdAt");
CREATE INDEX "BookingDenormalized_endTime_idx" ON "BookingDenormalized" ("endTime");
CREATE INDEX "BookingDenormalized_eventParentId_idx" ON "BookingDenormalized" ("eventParentId");
CREATE INDEX "BookingDenormalized_eventTypeId_idx" ON "BookingDenormalized" ("eventTypeId");
CREATE UNIQUE INDEX "BookingDenormalized_id_key" ON "BookingDenormalized" (id);
CREATE INDEX "BookingDenormalized_startTime_endTime_idx" ON "BookingDenormalized" ("startTime", "endTime");
CREATE INDEX "BookingDenormalized_startTime_idx" ON "BookingDenormalized" ("startTime");
CREATE INDEX "BookingDenormalized_status_idx" ON "BookingDenormalized" (status);
CREATE INDEX "BookingDenormalized_teamId_idx" ON "BookingDenormalized" ("teamId");
CREATE INDEX "BookingDenormalized_teamId_isTeamBooking_idx" ON "BookingDenormalized" ("teamId", "isTeamBooking");
CREATE INDEX "BookingDenormalized_userId_idx" ON "BookingDenormalized" ("userId");
CREATE INDEX "BookingDenormalized_userId_isTeamBooking_idx" ON "BookingDenormalized" ("userId", "isTeamBooking");
CREATE INDEX "HashedLink_eventTypeId_idx" ON "HashedLink" ("eventTypeId");
CREATE UNIQUE INDEX "HashedLink_link_key" ON "HashedLink" (link);
CREATE INDEX "BookingSeat_attendeeId_idx" ON "BookingSeat" ("attendeeId");
CREATE UNIQUE INDEX "BookingSeat_attendeeId_key" ON "BookingSeat" ("attendeeId");
CREATE INDEX "BookingSeat_bookingId_idx" ON "BookingSeat" ("bookingId");
CREATE UNIQUE INDEX "BookingSeat_referenceUid_key" ON "BookingSeat" ("referenceUid");
CREATE INDEX "Attendee_bookingId_idx" ON "Attendee" ("bookingId");
CREATE INDEX "Attendee_email_idx" ON "Attendee" (email);
CREATE INDEX "BookingReference_bookingId_idx" ON "BookingReference" ("bookingId");
CREATE INDEX "BookingReference_type_idx" ON "BookingReference" (type);
CREATE INDEX "BookingReference_uid_idx" ON "BookingReference" (uid);
CREATE UNIQUE INDEX "SelectedSlots_userId_slotUtcStartDate_slotUtcEndDate_uid_key" ON "SelectedSlots" ("userId", "slotUtcStartDate", "slotUtcEndDate", uid);
CREATE INDEX "_user_eventtype_B_index" ON _user_eventtype ("B");
CREATE UNIQUE INDEX "ApiKey_hashedKey_key" ON "ApiKey" ("hashedKey");
CREATE UNIQUE INDEX "ApiKey_id_key" ON "ApiKey" (id);
CREATE INDEX "ApiKey_userId_idx" ON "ApiKey" ("userId");

-- cal.com keeps a flat copy of bookings by triggers of its own, some of them for single columns.
CREATE FUNCTION refresh_denormalized() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "BookingDenormalized" WHERE id = COALESCE(NEW.id, OLD.id);
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "BookingDenormalized" (id, uid, "eventTypeId", title, "startTime", "endTime", "createdAt", paid, status, "userId", "isTeamBooking")
    SELECT NEW.id, NEW.uid, NEW."eventTypeId", NEW.title, NEW."startTime", NEW."endTime", NEW."createdAt", NEW.paid, NEW.status, NEW."userId", false;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER booking_denorm_booking_insert_update_trigger AFTER INSERT OR UPDATE ON "Booking"
  FOR EACH ROW EXECUTE FUNCTION refresh_denormalized();
CREATE TRIGGER booking_denorm_booking_delete_trigger AFTER DELETE ON "Booking"
  FOR EACH ROW EXECUTE FUNCTION refresh_denormalized();
CREATE FUNCTION rename_denormalized() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "BookingDenormalized" SET "userEmail" = NEW.email, "userName" = NEW.name WHERE "userId" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER booking_denorm_user_update_trigger AFTER UPDATE OF email, name, username ON users
  FOR EACH ROW EXECUTE FUNCTION rename_denormalized();
CREATE VIEW "BookingTimeStatusDenormalized" AS
  SELECT *, CASE WHEN rescheduled THEN 'rescheduled' WHEN status = 'cancelled' THEN 'cancelled'
    WHEN "endTime" < now() THEN 'completed' ELSE 'uncompleted' END AS "timeStatus" FROM "BookingDenormalized";

-- The history of the host's own migrations.
CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INT NOT NULL DEFAULT 0
);
INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ('1', 'x', now(), '20210605225044_init');
