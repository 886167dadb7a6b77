BEGIN TRANSACTION;
ALTER TABLE "ApiClient" ADD "PreviousHash" TEXT NULL;

ALTER TABLE "ApiClient" ADD "PreviousUntil" INTEGER NULL;

ALTER TABLE "ApiClient" ADD "RotatedAt" INTEGER NULL;

CREATE TABLE "CampaignMemberRevision" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CampaignMemberRevision" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "HeldBy" TEXT NOT NULL,
    "HeldAt" INTEGER NOT NULL,
    "ReplacedAt" INTEGER NOT NULL,
    CONSTRAINT "FK_CampaignMemberRevision_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "MatchView" (
    "PersonId" TEXT NOT NULL,
    "RoundId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "OpenedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_MatchView" PRIMARY KEY ("RoundId", "PersonId"),
    CONSTRAINT "FK_MatchView_MatchRound_RoundId" FOREIGN KEY ("RoundId") REFERENCES "MatchRound" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SuggestionRule" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SuggestionRule" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "Terms" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "GoesOn" INTEGER NOT NULL,
    "SetById" TEXT NOT NULL,
    "SetBy" TEXT NOT NULL,
    "SetAt" INTEGER NOT NULL,
    "Judged" INTEGER NOT NULL,
    "JudgedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "EndedBy" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_SuggestionRule_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_ApiClient_PreviousHash" ON "ApiClient" ("PreviousHash");

CREATE INDEX "IX_CampaignMemberRevision_AccountId_CampaignId" ON "CampaignMemberRevision" ("AccountId", "CampaignId");

CREATE INDEX "IX_CampaignMemberRevision_CampaignId" ON "CampaignMemberRevision" ("CampaignId");

CREATE INDEX "IX_SuggestionRule_CampaignId_SetAt" ON "SuggestionRule" ("CampaignId", "SetAt");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126233601_Suggestions', '10.0.14');

COMMIT;

