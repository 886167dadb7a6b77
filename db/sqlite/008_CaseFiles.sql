BEGIN TRANSACTION;
ALTER TABLE "CampaignNote" ADD "AuthorId" TEXT NOT NULL DEFAULT '';

ALTER TABLE "CampaignNote" ADD "ChangedAt" INTEGER NULL;

CREATE TABLE "CampaignHold" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CampaignHold" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "PlacedBy" TEXT NOT NULL,
    "PlacedAt" INTEGER NOT NULL,
    "EndedBy" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "EndReason" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CampaignHold_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CampaignNoteRevision" (
    "Number" INTEGER NOT NULL,
    "NoteId" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    CONSTRAINT "PK_CampaignNoteRevision" PRIMARY KEY ("NoteId", "Number"),
    CONSTRAINT "FK_CampaignNoteRevision_CampaignNote_NoteId" FOREIGN KEY ("NoteId") REFERENCES "CampaignNote" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Hypothesis" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Hypothesis" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "Statement" TEXT NOT NULL,
    "Basis" INTEGER NOT NULL,
    "Likelihood" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "Techniques" TEXT NOT NULL,
    "StatedBy" TEXT NOT NULL,
    "StatedAt" INTEGER NOT NULL,
    "WeighedBy" TEXT NOT NULL,
    "WeighedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Hypothesis_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "HypothesisArgument" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_HypothesisArgument" PRIMARY KEY,
    "Supports" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    "HypothesisId" TEXT NOT NULL,
    CONSTRAINT "FK_HypothesisArgument_Hypothesis_HypothesisId" FOREIGN KEY ("HypothesisId") REFERENCES "Hypothesis" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_CampaignHold_CampaignId_PlacedAt" ON "CampaignHold" ("CampaignId", "PlacedAt");

CREATE INDEX "IX_Hypothesis_CampaignId_StatedAt" ON "Hypothesis" ("CampaignId", "StatedAt");

CREATE INDEX "IX_HypothesisArgument_HypothesisId" ON "HypothesisArgument" ("HypothesisId");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126083707_CaseFiles', '10.0.14');

COMMIT;

