BEGIN TRANSACTION;
ALTER TABLE "SharedBundle" ADD "Collection" TEXT NULL;

ALTER TABLE "SharedBundle" ADD "ExpiresAt" INTEGER NULL;

ALTER TABLE "SharedBundle" ADD "Fields" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "SharedBundle" ADD "Kinds" TEXT NOT NULL DEFAULT '';

ALTER TABLE "DecisionChange" ADD "Setting" TEXT NULL;

ALTER TABLE "Decision" ADD "Setting" TEXT NULL;

CREATE TABLE "AlertDestination" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AlertDestination" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Transport" INTEGER NOT NULL,
    "Address" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "Kinds" INTEGER NOT NULL,
    "ProtectedSecret" TEXT NOT NULL,
    "ProtectedAuthorization" TEXT NULL,
    "FoundAt" INTEGER NOT NULL,
    "FoundId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "DueAt" INTEGER NOT NULL,
    "DeliveredAt" INTEGER NULL,
    "Delivered" INTEGER NOT NULL,
    "Failures" INTEGER NOT NULL,
    "Trouble" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "AnswerSecret" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AnswerSecret" PRIMARY KEY,
    "ProtectedKey" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL
);

CREATE TABLE "AssumptionSet" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_AssumptionSet" PRIMARY KEY,
    "Values" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "SetBy" TEXT NOT NULL,
    "SetAt" INTEGER NOT NULL
);

CREATE TABLE "BlindReview" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BlindReview" PRIMARY KEY,
    "SampleId" TEXT NOT NULL,
    "Seed" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Subject" TEXT NOT NULL,
    "First" INTEGER NOT NULL,
    "FirstById" TEXT NOT NULL,
    "DrawnAt" INTEGER NOT NULL,
    "Second" INTEGER NULL,
    "SecondBy" TEXT NULL,
    "SecondAt" INTEGER NULL,
    "Note" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "BundleFetch" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BundleFetch" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "BundleId" TEXT NULL,
    "PartnerId" TEXT NULL,
    "PersonId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "Path" INTEGER NOT NULL,
    "Objects" INTEGER NULL,
    "ContentHash" TEXT NOT NULL
);

CREATE TABLE "BundleProposal" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BundleProposal" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "CampaignName" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "Marking" INTEGER NOT NULL,
    "FileName" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "ContentHash" TEXT NOT NULL,
    "Indicators" INTEGER NOT NULL,
    "Kinds" TEXT NOT NULL,
    "Fields" INTEGER NOT NULL,
    "Withheld" TEXT NOT NULL,
    "Collection" TEXT NULL,
    "ValidUntil" INTEGER NOT NULL,
    "LegalBasis" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "ProposedById" TEXT NOT NULL,
    "ProposedBy" TEXT NOT NULL,
    "ProposedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Answer" TEXT NOT NULL,
    "BundleId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_BundleProposal_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Countermeasure" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Countermeasure" PRIMARY KEY,
    "Terms" TEXT NOT NULL,
    "CampaignId" TEXT NULL,
    "Scope" INTEGER NOT NULL,
    "Target" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "ProposedById" TEXT NOT NULL,
    "ProposedBy" TEXT NOT NULL,
    "ProposedAt" INTEGER NOT NULL,
    "FirstById" TEXT NULL,
    "FirstBy" TEXT NULL,
    "SecondById" TEXT NULL,
    "SecondBy" TEXT NULL,
    "ApprovedAt" INTEGER NULL,
    "StartedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "EndedBy" TEXT NULL,
    "EndReason" TEXT NULL,
    "Guards" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Countermeasure_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Declaration" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Declaration" PRIMARY KEY,
    "Scope" INTEGER NOT NULL,
    "Target" TEXT NOT NULL,
    "Terms" TEXT NOT NULL,
    "MadeBy" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "EndsAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "EndedBy" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Fingerprint" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Fingerprint" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "CampaignId" TEXT NULL,
    "State" INTEGER NOT NULL,
    "Design" TEXT NOT NULL,
    "ProtectedKey" TEXT NOT NULL,
    "KeySha256" TEXT NOT NULL,
    "DraftedBy" TEXT NOT NULL,
    "DraftedById" TEXT NOT NULL,
    "DraftedAt" INTEGER NOT NULL,
    "EditedById" TEXT NOT NULL,
    "SealedBy" TEXT NULL,
    "SealedAt" INTEGER NULL,
    "SealSha256" TEXT NULL,
    "ServedBy" TEXT NULL,
    "ServedAt" INTEGER NULL,
    "RetiredBy" TEXT NULL,
    "RetiredAt" INTEGER NULL,
    "RetireReason" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Fingerprint_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Partner" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Partner" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "IdentityId" TEXT NOT NULL,
    "HighestMarking" INTEGER NOT NULL,
    "Kinds" TEXT NOT NULL,
    "Fields" INTEGER NOT NULL,
    "Collections" TEXT NOT NULL,
    "Contacts" TEXT NOT NULL,
    "Agreement" TEXT NOT NULL,
    "AgreedUntil" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "SuspendedBecause" TEXT NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "PolicyVersion" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PolicyVersion" PRIMARY KEY,
    "Number" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Rules" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "SharePercent" INTEGER NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    "Trial" TEXT NULL,
    "ProposedById" TEXT NULL,
    "ProposedBy" TEXT NULL,
    "Reason" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Answer" TEXT NULL,
    "EndedBy" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "EndReason" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "SegmentRule" (
    "Segment" TEXT NOT NULL CONSTRAINT "PK_SegmentRule" PRIMARY KEY,
    "Terms" TEXT NOT NULL,
    "ChangedBy" TEXT NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Verification" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Verification" PRIMARY KEY,
    "BatchId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "DecisionId" TEXT NULL,
    "Channel" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "RequestedBy" TEXT NOT NULL,
    "RequestedAt" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "Reference" TEXT NULL,
    "EndedBy" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "Note" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "BundleView" (
    "PersonId" TEXT NOT NULL,
    "ProposalId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "OpenedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_BundleView" PRIMARY KEY ("ProposalId", "PersonId"),
    CONSTRAINT "FK_BundleView_BundleProposal_ProposalId" FOREIGN KEY ("ProposalId") REFERENCES "BundleProposal" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ModelTest" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ModelTest" PRIMARY KEY,
    "FingerprintId" TEXT NOT NULL,
    "CampaignId" TEXT NULL,
    "Plan" TEXT NOT NULL,
    "Power" REAL NOT NULL,
    "RegisteredBy" TEXT NOT NULL,
    "RegisteredAt" INTEGER NOT NULL,
    "PlanSha256" TEXT NOT NULL,
    "TestedBy" TEXT NULL,
    "TestedAt" INTEGER NULL,
    "Source" TEXT NULL,
    "Result" TEXT NULL,
    "LogProbability" REAL NULL,
    "Exhibit" TEXT NULL,
    "ExhibitSha256" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ModelTest_Fingerprint_FingerprintId" FOREIGN KEY ("FingerprintId") REFERENCES "Fingerprint" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "BundleRecipient" (
    "PartnerId" TEXT NOT NULL,
    "BundleId" TEXT NOT NULL,
    CONSTRAINT "PK_BundleRecipient" PRIMARY KEY ("BundleId", "PartnerId"),
    CONSTRAINT "FK_BundleRecipient_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_BundleRecipient_SharedBundle_BundleId" FOREIGN KEY ("BundleId") REFERENCES "SharedBundle" ("Id") ON DELETE CASCADE
);

CREATE TABLE "InboundSource" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_InboundSource" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Trust" INTEGER NOT NULL,
    "HalfLifeDays" INTEGER NOT NULL,
    "PartnerId" TEXT NULL,
    "Url" TEXT NULL,
    "UserName" TEXT NOT NULL,
    "ProtectedSecret" TEXT NULL,
    "ProtectedHashKey" TEXT NULL,
    "Cursor" TEXT NULL,
    "DueAt" INTEGER NULL,
    "PulledAt" INTEGER NULL,
    "Failures" INTEGER NOT NULL,
    "Trouble" TEXT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_InboundSource_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "MatchPact" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_MatchPact" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "PartnerName" TEXT NOT NULL,
    "PublicKey" TEXT NOT NULL,
    "ProtectedPrivateKey" TEXT NOT NULL,
    "TheirPublicKey" TEXT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "EnteredById" TEXT NULL,
    "ConfirmedBy" TEXT NULL,
    "ConfirmedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_MatchPact_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PartnerClient" (
    "ApiClientId" TEXT NOT NULL CONSTRAINT "PK_PartnerClient" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    CONSTRAINT "FK_PartnerClient_ApiClient_ApiClientId" FOREIGN KEY ("ApiClientId") REFERENCES "ApiClient" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PartnerClient_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PartnerKey" (
    "Number" INTEGER NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "KeyId" TEXT NOT NULL,
    "ProtectedSecret" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "RetiredAt" INTEGER NULL,
    CONSTRAINT "PK_PartnerKey" PRIMARY KEY ("PartnerId", "Number"),
    CONSTRAINT "FK_PartnerKey_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PartnerSignIn" (
    "PersonId" TEXT NOT NULL CONSTRAINT "PK_PartnerSignIn" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    CONSTRAINT "FK_PartnerSignIn_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ProposedRecipient" (
    "PartnerId" TEXT NOT NULL,
    "ProposalId" TEXT NOT NULL,
    CONSTRAINT "PK_ProposedRecipient" PRIMARY KEY ("ProposalId", "PartnerId"),
    CONSTRAINT "FK_ProposedRecipient_BundleProposal_ProposalId" FOREIGN KEY ("ProposalId") REFERENCES "BundleProposal" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ProposedRecipient_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PolicyFinding" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PolicyFinding" PRIMARY KEY,
    "PolicyId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "Rule" TEXT NOT NULL,
    "Action" INTEGER NOT NULL,
    "Seen" TEXT NOT NULL,
    "FoundAt" INTEGER NOT NULL,
    "ClosedAt" INTEGER NULL,
    "ClosedBy" TEXT NULL,
    "Answer" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_PolicyFinding_PolicyVersion_PolicyId" FOREIGN KEY ("PolicyId") REFERENCES "PolicyVersion" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "InboundDelivery" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_InboundDelivery" PRIMARY KEY,
    "SourceId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "ReceivedBy" TEXT NOT NULL,
    "ContentHash" TEXT NOT NULL,
    "Bytes" INTEGER NOT NULL,
    "Objects" INTEGER NOT NULL,
    "New" INTEGER NOT NULL,
    "Changed" INTEGER NOT NULL,
    "Withdrawn" INTEGER NOT NULL,
    "Unchanged" INTEGER NOT NULL,
    "NotMatchable" INTEGER NOT NULL,
    "Sightings" INTEGER NOT NULL,
    "PassedOver" INTEGER NOT NULL,
    "Faults" TEXT NOT NULL,
    "FaultCount" INTEGER NOT NULL,
    CONSTRAINT "FK_InboundDelivery_InboundSource_SourceId" FOREIGN KEY ("SourceId") REFERENCES "InboundSource" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "MatchRound" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_MatchRound" PRIMARY KEY,
    "PactId" TEXT NOT NULL,
    "Round" TEXT NOT NULL,
    "Asks" INTEGER NOT NULL,
    "CampaignId" TEXT NULL,
    "Kinds" TEXT NOT NULL,
    "Tokens" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "Content" BLOB NOT NULL,
    "Hits" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "MadeById" TEXT NOT NULL,
    "MadeBy" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "AnsweredAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_MatchRound_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_MatchRound_MatchPact_PactId" FOREIGN KEY ("PactId") REFERENCES "MatchPact" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ReceivedSighting" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ReceivedSighting" PRIMARY KEY,
    "SourceId" TEXT NOT NULL,
    "DeliveryId" TEXT NOT NULL,
    "ExternalId" TEXT NOT NULL,
    "IndicatorId" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    "FirstSeenAt" INTEGER NULL,
    "LastSeenAt" INTEGER NULL,
    "ModifiedAt" INTEGER NOT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "WithdrawnAt" INTEGER NULL,
    CONSTRAINT "FK_ReceivedSighting_InboundDelivery_DeliveryId" FOREIGN KEY ("DeliveryId") REFERENCES "InboundDelivery" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ReceivedSighting_InboundSource_SourceId" FOREIGN KEY ("SourceId") REFERENCES "InboundSource" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ReportedIndicator" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ReportedIndicator" PRIMARY KEY,
    "SourceId" TEXT NOT NULL,
    "DeliveryId" TEXT NOT NULL,
    "ExternalId" TEXT NOT NULL,
    "ObjectId" TEXT NOT NULL,
    "Kind" INTEGER NULL,
    "Value" TEXT NOT NULL,
    "ValueHash" TEXT NOT NULL,
    "Pattern" TEXT NOT NULL,
    "WhyNot" TEXT NULL,
    "Name" TEXT NOT NULL,
    "Confidence" INTEGER NOT NULL,
    "ValidFrom" INTEGER NOT NULL,
    "ValidUntil" INTEGER NULL,
    "ModifiedAt" INTEGER NOT NULL,
    "Marking" INTEGER NULL,
    "Digest" TEXT NOT NULL,
    "Change" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "StagedAt" INTEGER NOT NULL,
    "ConfirmedAt" INTEGER NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Note" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ReportedIndicator_InboundDelivery_DeliveryId" FOREIGN KEY ("DeliveryId") REFERENCES "InboundDelivery" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ReportedIndicator_InboundSource_SourceId" FOREIGN KEY ("SourceId") REFERENCES "InboundSource" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Sighting" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Sighting" PRIMARY KEY,
    "ReportId" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "IndicatorId" TEXT NOT NULL,
    "Requests" INTEGER NOT NULL,
    "Accounts" INTEGER NOT NULL,
    "FirstSeenAt" INTEGER NULL,
    "LastSeenAt" INTEGER NULL,
    "Content" BLOB NOT NULL,
    "ContentHash" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "ProposedBy" TEXT NOT NULL,
    "ProposedById" TEXT NOT NULL,
    "ProposedAt" INTEGER NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "RevokedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Sighting_InboundSource_SourceId" FOREIGN KEY ("SourceId") REFERENCES "InboundSource" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Sighting_ReportedIndicator_ReportId" FOREIGN KEY ("ReportId") REFERENCES "ReportedIndicator" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_QueueEntry_OpenedAt_Id" ON "QueueEntry" ("OpenedAt", "Id");

CREATE INDEX "IX_AlertDestination_DueAt" ON "AlertDestination" ("DueAt");

CREATE UNIQUE INDEX "IX_AlertDestination_Name" ON "AlertDestination" ("Name");

CREATE INDEX "IX_BlindReview_Kind_Subject" ON "BlindReview" ("Kind", "Subject");

CREATE INDEX "IX_BlindReview_SecondAt" ON "BlindReview" ("SecondAt");

CREATE INDEX "IX_BundleFetch_At" ON "BundleFetch" ("At");

CREATE INDEX "IX_BundleFetch_BundleId" ON "BundleFetch" ("BundleId");

CREATE INDEX "IX_BundleFetch_PartnerId" ON "BundleFetch" ("PartnerId");

CREATE INDEX "IX_BundleProposal_CampaignId" ON "BundleProposal" ("CampaignId");

CREATE INDEX "IX_BundleProposal_State_ProposedAt" ON "BundleProposal" ("State", "ProposedAt");

CREATE INDEX "IX_BundleRecipient_PartnerId" ON "BundleRecipient" ("PartnerId");

CREATE INDEX "IX_Countermeasure_CampaignId" ON "Countermeasure" ("CampaignId");

CREATE INDEX "IX_Countermeasure_State" ON "Countermeasure" ("State");

CREATE INDEX "IX_Declaration_EndedAt_EndsAt" ON "Declaration" ("EndedAt", "EndsAt");

CREATE INDEX "IX_Declaration_Scope_Target" ON "Declaration" ("Scope", "Target");

CREATE INDEX "IX_Fingerprint_CampaignId_DraftedAt" ON "Fingerprint" ("CampaignId", "DraftedAt");

CREATE UNIQUE INDEX "IX_Fingerprint_Name" ON "Fingerprint" ("Name");

CREATE INDEX "IX_Fingerprint_State" ON "Fingerprint" ("State");

CREATE INDEX "IX_InboundDelivery_ReceivedAt" ON "InboundDelivery" ("ReceivedAt");

CREATE INDEX "IX_InboundDelivery_SourceId" ON "InboundDelivery" ("SourceId");

CREATE INDEX "IX_InboundSource_DueAt" ON "InboundSource" ("DueAt");

CREATE UNIQUE INDEX "IX_InboundSource_Name" ON "InboundSource" ("Name");

CREATE INDEX "IX_InboundSource_PartnerId" ON "InboundSource" ("PartnerId");

CREATE INDEX "IX_MatchPact_PartnerId" ON "MatchPact" ("PartnerId");

CREATE INDEX "IX_MatchPact_TheirPublicKey" ON "MatchPact" ("TheirPublicKey");

CREATE INDEX "IX_MatchRound_CampaignId" ON "MatchRound" ("CampaignId");

CREATE INDEX "IX_MatchRound_MadeAt" ON "MatchRound" ("MadeAt");

CREATE UNIQUE INDEX "IX_MatchRound_PactId_Round" ON "MatchRound" ("PactId", "Round");

CREATE INDEX "IX_ModelTest_CampaignId_RegisteredAt" ON "ModelTest" ("CampaignId", "RegisteredAt");

CREATE INDEX "IX_ModelTest_FingerprintId_RegisteredAt" ON "ModelTest" ("FingerprintId", "RegisteredAt");

CREATE UNIQUE INDEX "IX_Partner_Name" ON "Partner" ("Name");

CREATE INDEX "IX_PartnerClient_PartnerId" ON "PartnerClient" ("PartnerId");

CREATE INDEX "IX_PartnerSignIn_PartnerId" ON "PartnerSignIn" ("PartnerId");

CREATE INDEX "IX_PolicyFinding_ClosedAt_FoundAt" ON "PolicyFinding" ("ClosedAt", "FoundAt");

CREATE INDEX "IX_PolicyFinding_PolicyId_AccountId" ON "PolicyFinding" ("PolicyId", "AccountId");

CREATE UNIQUE INDEX "IX_PolicyVersion_Number" ON "PolicyVersion" ("Number");

CREATE INDEX "IX_PolicyVersion_State" ON "PolicyVersion" ("State");

CREATE INDEX "IX_ProposedRecipient_PartnerId" ON "ProposedRecipient" ("PartnerId");

CREATE INDEX "IX_ReceivedSighting_DeliveryId" ON "ReceivedSighting" ("DeliveryId");

CREATE INDEX "IX_ReceivedSighting_ReceivedAt" ON "ReceivedSighting" ("ReceivedAt");

CREATE UNIQUE INDEX "IX_ReceivedSighting_SourceId_ExternalId" ON "ReceivedSighting" ("SourceId", "ExternalId");

CREATE INDEX "IX_ReportedIndicator_DeliveryId_State" ON "ReportedIndicator" ("DeliveryId", "State");

CREATE INDEX "IX_ReportedIndicator_SourceId_ObjectId" ON "ReportedIndicator" ("SourceId", "ObjectId");

CREATE INDEX "IX_ReportedIndicator_State_StagedAt" ON "ReportedIndicator" ("State", "StagedAt");

CREATE INDEX "IX_ReportedIndicator_ValueHash" ON "ReportedIndicator" ("ValueHash");

CREATE INDEX "IX_Sighting_ReportId" ON "Sighting" ("ReportId");

CREATE INDEX "IX_Sighting_SourceId" ON "Sighting" ("SourceId");

CREATE INDEX "IX_Sighting_State_ProposedAt" ON "Sighting" ("State", "ProposedAt");

CREATE INDEX "IX_Verification_AccountId_State" ON "Verification" ("AccountId", "State");

CREATE INDEX "IX_Verification_State_DueAt" ON "Verification" ("State", "DueAt");

UPDATE "SharedBundle" SET "Collection" = 'released', "Fields" = 15, "Kinds" = 'ip-address network-prefix autonomous-system tls-ja4 email-domain user-agent prompt-skeleton account-hmac-sha256 payment-hmac-sha256 device-hmac-sha256 email-hmac-sha256';

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126141825_Exchange', '10.0.14');

COMMIT;

