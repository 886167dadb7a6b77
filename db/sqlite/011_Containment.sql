BEGIN TRANSACTION;
ALTER TABLE "DecisionEvidence" ADD "GoneAt" INTEGER NULL;

ALTER TABLE "BanProposal" ADD "SpreadSeconds" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "BanProposal" ADD "StartsAt" INTEGER NULL;

CREATE TABLE "PoolTurn" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PoolTurn" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "ClusterId" TEXT NULL,
    "Before" INTEGER NULL,
    "After" INTEGER NOT NULL,
    "Accounts" INTEGER NOT NULL,
    "Active" INTEGER NOT NULL,
    "Burnt" INTEGER NOT NULL,
    "TookOverAfter" INTEGER NULL,
    "TookOverFrom" TEXT NULL,
    "At" INTEGER NOT NULL,
    "NoticedAt" INTEGER NOT NULL,
    CONSTRAINT "FK_PoolTurn_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "StaggeredAct" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_StaggeredAct" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "ProposalId" TEXT NULL,
    "Terms" TEXT NOT NULL,
    "StartsAt" INTEGER NOT NULL,
    "UntilAt" INTEGER NOT NULL,
    "Seed" TEXT NOT NULL,
    "DecidedById" TEXT NOT NULL,
    "DecidedBy" TEXT NOT NULL,
    "DecidedAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "BroughtForwardBy" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "EndedBy" TEXT NULL,
    "EndReason" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_StaggeredAct_BanProposal_ProposalId" FOREIGN KEY ("ProposalId") REFERENCES "BanProposal" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_StaggeredAct_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "StaggeredMember" (
    "ActId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "DecisionId" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Turn" INTEGER NOT NULL,
    "Evidence" TEXT NULL,
    "Sha256" TEXT NOT NULL,
    CONSTRAINT "PK_StaggeredMember" PRIMARY KEY ("ActId", "AccountId"),
    CONSTRAINT "FK_StaggeredMember_StaggeredAct_ActId" FOREIGN KEY ("ActId") REFERENCES "StaggeredAct" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_PoolTurn_CampaignId_NoticedAt" ON "PoolTurn" ("CampaignId", "NoticedAt");

CREATE INDEX "IX_StaggeredAct_CampaignId" ON "StaggeredAct" ("CampaignId");

CREATE INDEX "IX_StaggeredAct_ProposalId" ON "StaggeredAct" ("ProposalId");

CREATE INDEX "IX_StaggeredAct_State" ON "StaggeredAct" ("State");

CREATE INDEX "IX_StaggeredMember_ActId_Turn_At" ON "StaggeredMember" ("ActId", "Turn", "At");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126202612_Containment', '10.0.14');

COMMIT;

