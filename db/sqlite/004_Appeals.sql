BEGIN TRANSACTION;
ALTER TABLE "WebhookMessage" ADD "Data" TEXT NULL;

ALTER TABLE "WebhookMessage" ADD "Type" TEXT NULL;

ALTER TABLE "DecisionChange" ADD "BreakGlass" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "DecisionChange" ADD "Degradation" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "DecisionChange" ADD "RequestsPerMinute" INTEGER NULL;

ALTER TABLE "DecisionChange" ADD "Scope" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "DecisionChange" ADD "Target" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Decision" ADD "BreakGlass" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Decision" ADD "DecidedById" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Decision" ADD "Degradation" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Decision" ADD "Ground" TEXT NULL;

ALTER TABLE "Decision" ADD "Policy" TEXT NULL;

ALTER TABLE "Decision" ADD "RequestsPerMinute" INTEGER NULL;

ALTER TABLE "Decision" ADD "Scope" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Decision" ADD "Target" TEXT NOT NULL DEFAULT '';

ALTER TABLE "BanProposal" ADD "DecidedById" TEXT NULL;

ALTER TABLE "BanProposal" ADD "Degradation" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "BanProposal" ADD "EndsAt" INTEGER NULL;

ALTER TABLE "BanProposal" ADD "ExpiresAt" INTEGER NULL;

ALTER TABLE "BanProposal" ADD "Ground" TEXT NULL;

ALTER TABLE "BanProposal" ADD "Kind" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "BanProposal" ADD "OverdueAt" INTEGER NULL;

ALTER TABLE "BanProposal" ADD "Policy" TEXT NULL;

ALTER TABLE "BanProposal" ADD "ReviewDueAt" INTEGER NULL;

ALTER TABLE "BanProposal" ADD "Scope" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "BanProposal" ADD "Target" TEXT NOT NULL DEFAULT '';

UPDATE "Decision" SET "Target" = "AccountId";

UPDATE "DecisionChange" SET "Target" = "AccountId";

UPDATE "BanProposal" SET "Kind" = 1;

UPDATE "EnforcementPoint" SET "Kinds" = 127 WHERE "Kinds" = 3;

CREATE TABLE "AllowListing" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AllowListing" PRIMARY KEY,
    "Scope" INTEGER NOT NULL,
    "Target" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "AddedBy" TEXT NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "EndedBy" TEXT NULL
);

CREATE TABLE "Appeal" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Appeal" PRIMARY KEY,
    "DecisionId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Reference" TEXT NULL,
    "ReceivedById" TEXT NOT NULL,
    "ReceivedBy" TEXT NOT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "AssigneeId" TEXT NULL,
    "AssigneeName" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Answer" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Appeal_Decision_DecisionId" FOREIGN KEY ("DecisionId") REFERENCES "Decision" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DecisionEvidence" (
    "DecisionId" TEXT NOT NULL CONSTRAINT "PK_DecisionEvidence" PRIMARY KEY,
    "Json" TEXT NOT NULL,
    "Sha256" TEXT NOT NULL,
    CONSTRAINT "FK_DecisionEvidence_Decision_DecisionId" FOREIGN KEY ("DecisionId") REFERENCES "Decision" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "AppealedDetector" (
    "AppealId" TEXT NOT NULL,
    "DetectorId" TEXT NOT NULL,
    "DetectorVersion" INTEGER NOT NULL,
    CONSTRAINT "PK_AppealedDetector" PRIMARY KEY ("AppealId", "DetectorId", "DetectorVersion"),
    CONSTRAINT "FK_AppealedDetector_Appeal_AppealId" FOREIGN KEY ("AppealId") REFERENCES "Appeal" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Decision_Scope_Target_EndedAt" ON "Decision" ("Scope", "Target", "EndedAt");

CREATE INDEX "IX_AllowListing_AccountId_EndedAt" ON "AllowListing" ("AccountId", "EndedAt");

CREATE INDEX "IX_AllowListing_Scope_Target_EndedAt" ON "AllowListing" ("Scope", "Target", "EndedAt");

CREATE INDEX "IX_Appeal_AccountId_State" ON "Appeal" ("AccountId", "State");

CREATE INDEX "IX_Appeal_DecisionId" ON "Appeal" ("DecisionId");

CREATE INDEX "IX_Appeal_ReceivedById_Reference" ON "Appeal" ("ReceivedById", "Reference");

CREATE INDEX "IX_Appeal_State_DueAt" ON "Appeal" ("State", "DueAt");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126044447_Appeals', '10.0.14');

COMMIT;

