BEGIN TRANSACTION;
ALTER TABLE "SharedBundle" ADD "Collection" TEXT NULL;

ALTER TABLE "SharedBundle" ADD "ExpiresAt" INTEGER NULL;

ALTER TABLE "SharedBundle" ADD "Fields" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "SharedBundle" ADD "Kinds" TEXT NOT NULL DEFAULT '';

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

CREATE TABLE "BundleView" (
    "PersonId" TEXT NOT NULL,
    "ProposalId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "OpenedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_BundleView" PRIMARY KEY ("ProposalId", "PersonId"),
    CONSTRAINT "FK_BundleView_BundleProposal_ProposalId" FOREIGN KEY ("ProposalId") REFERENCES "BundleProposal" ("Id") ON DELETE CASCADE
);

CREATE TABLE "BundleRecipient" (
    "PartnerId" TEXT NOT NULL,
    "BundleId" TEXT NOT NULL,
    CONSTRAINT "PK_BundleRecipient" PRIMARY KEY ("BundleId", "PartnerId"),
    CONSTRAINT "FK_BundleRecipient_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_BundleRecipient_SharedBundle_BundleId" FOREIGN KEY ("BundleId") REFERENCES "SharedBundle" ("Id") ON DELETE CASCADE
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

CREATE INDEX "IX_BundleFetch_At" ON "BundleFetch" ("At");

CREATE INDEX "IX_BundleFetch_BundleId" ON "BundleFetch" ("BundleId");

CREATE INDEX "IX_BundleFetch_PartnerId" ON "BundleFetch" ("PartnerId");

CREATE INDEX "IX_BundleProposal_CampaignId" ON "BundleProposal" ("CampaignId");

CREATE INDEX "IX_BundleProposal_State_ProposedAt" ON "BundleProposal" ("State", "ProposedAt");

CREATE INDEX "IX_BundleRecipient_PartnerId" ON "BundleRecipient" ("PartnerId");

CREATE UNIQUE INDEX "IX_Partner_Name" ON "Partner" ("Name");

CREATE INDEX "IX_PartnerClient_PartnerId" ON "PartnerClient" ("PartnerId");

CREATE INDEX "IX_PartnerSignIn_PartnerId" ON "PartnerSignIn" ("PartnerId");

CREATE INDEX "IX_ProposedRecipient_PartnerId" ON "ProposedRecipient" ("PartnerId");

UPDATE "SharedBundle" SET "Collection" = 'released', "Fields" = 15, "Kinds" = 'ip-address network-prefix autonomous-system tls-ja4 email-domain user-agent prompt-skeleton account-hmac-sha256 payment-hmac-sha256 device-hmac-sha256 email-hmac-sha256';

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126130613_Sharing', '10.0.14');

COMMIT;

