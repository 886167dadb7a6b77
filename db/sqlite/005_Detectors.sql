BEGIN TRANSACTION;
CREATE TABLE "DetectorSnooze" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DetectorSnooze" PRIMARY KEY,
    "DetectorId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "SnoozedBy" TEXT NOT NULL,
    "SnoozedAt" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL
);

CREATE TABLE "DetectorSwitch" (
    "DetectorId" TEXT NOT NULL CONSTRAINT "PK_DetectorSwitch" PRIMARY KEY,
    "IsOff" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "ChangedBy" TEXT NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "DetectorVolume" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DetectorVolume" PRIMARY KEY,
    "DetectorId" TEXT NOT NULL,
    "DetectorVersion" INTEGER NOT NULL,
    "IsShadow" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Hits" INTEGER NOT NULL,
    "Snoozed" INTEGER NOT NULL,
    "Accounts" INTEGER NOT NULL,
    "Problem" TEXT NOT NULL
);

CREATE TABLE "RuleVersion" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RuleVersion" PRIMARY KEY,
    "RuleId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Looks" TEXT NOT NULL,
    "FalsePositives" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Strength" REAL NOT NULL,
    "State" INTEGER NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    "Backtest" TEXT NULL,
    "ShadowSince" INTEGER NULL,
    "ProposedById" TEXT NULL,
    "ProposedBy" TEXT NULL,
    "ProposedAt" INTEGER NULL,
    "Reason" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Answer" TEXT NULL,
    "RetiredBy" TEXT NULL,
    "RetiredAt" INTEGER NULL,
    "RetiredReason" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "ShadowHit" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ShadowHit" PRIMARY KEY,
    "DetectorId" TEXT NOT NULL,
    "DetectorVersion" INTEGER NOT NULL,
    "AccountId" TEXT NOT NULL,
    "Evidence" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_DetectorSnooze_DetectorId_AccountId" ON "DetectorSnooze" ("DetectorId", "AccountId");

CREATE INDEX "IX_DetectorSnooze_Until" ON "DetectorSnooze" ("Until");

CREATE INDEX "IX_DetectorVolume_At" ON "DetectorVolume" ("At");

CREATE INDEX "IX_DetectorVolume_DetectorId_At" ON "DetectorVolume" ("DetectorId", "At");

CREATE UNIQUE INDEX "IX_RuleVersion_RuleId_Number" ON "RuleVersion" ("RuleId", "Number");

CREATE INDEX "IX_RuleVersion_State" ON "RuleVersion" ("State");

CREATE INDEX "IX_ShadowHit_DetectorId_AccountId" ON "ShadowHit" ("DetectorId", "AccountId");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126045330_Detectors', '10.0.14');

COMMIT;

