BEGIN TRANSACTION;
CREATE TABLE "AnswerSecret" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AnswerSecret" PRIMARY KEY,
    "ProtectedKey" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL
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

CREATE TABLE "VerificationRun" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_VerificationRun" PRIMARY KEY,
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
    CONSTRAINT "FK_VerificationRun_Fingerprint_FingerprintId" FOREIGN KEY ("FingerprintId") REFERENCES "Fingerprint" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Fingerprint_CampaignId_DraftedAt" ON "Fingerprint" ("CampaignId", "DraftedAt");

CREATE UNIQUE INDEX "IX_Fingerprint_Name" ON "Fingerprint" ("Name");

CREATE INDEX "IX_Fingerprint_State" ON "Fingerprint" ("State");

CREATE INDEX "IX_VerificationRun_CampaignId_RegisteredAt" ON "VerificationRun" ("CampaignId", "RegisteredAt");

CREATE INDEX "IX_VerificationRun_FingerprintId_RegisteredAt" ON "VerificationRun" ("FingerprintId", "RegisteredAt");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126131403_Fingerprints', '10.0.14');

COMMIT;

