BEGIN TRANSACTION;
ALTER TABLE "DecisionChange" ADD "Setting" TEXT NULL;

ALTER TABLE "Decision" ADD "Setting" TEXT NULL;

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

CREATE INDEX "IX_BlindReview_Kind_Subject" ON "BlindReview" ("Kind", "Subject");

CREATE INDEX "IX_BlindReview_SecondAt" ON "BlindReview" ("SecondAt");

CREATE INDEX "IX_Countermeasure_CampaignId" ON "Countermeasure" ("CampaignId");

CREATE INDEX "IX_Countermeasure_State" ON "Countermeasure" ("State");

CREATE INDEX "IX_Declaration_EndedAt_EndsAt" ON "Declaration" ("EndedAt", "EndsAt");

CREATE INDEX "IX_Declaration_Scope_Target" ON "Declaration" ("Scope", "Target");

CREATE INDEX "IX_PolicyFinding_ClosedAt_FoundAt" ON "PolicyFinding" ("ClosedAt", "FoundAt");

CREATE INDEX "IX_PolicyFinding_PolicyId_AccountId" ON "PolicyFinding" ("PolicyId", "AccountId");

CREATE UNIQUE INDEX "IX_PolicyVersion_Number" ON "PolicyVersion" ("Number");

CREATE INDEX "IX_PolicyVersion_State" ON "PolicyVersion" ("State");

CREATE INDEX "IX_Verification_AccountId_State" ON "Verification" ("AccountId", "State");

CREATE INDEX "IX_Verification_State_DueAt" ON "Verification" ("State", "DueAt");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126132148_Measures', '10.0.14');

COMMIT;

