BEGIN TRANSACTION;
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

CREATE INDEX "IX_InboundDelivery_ReceivedAt" ON "InboundDelivery" ("ReceivedAt");

CREATE INDEX "IX_InboundDelivery_SourceId" ON "InboundDelivery" ("SourceId");

CREATE INDEX "IX_InboundSource_DueAt" ON "InboundSource" ("DueAt");

CREATE UNIQUE INDEX "IX_InboundSource_Name" ON "InboundSource" ("Name");

CREATE INDEX "IX_InboundSource_PartnerId" ON "InboundSource" ("PartnerId");

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

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126132110_Inbound', '10.0.14');

COMMIT;

