BEGIN TRANSACTION;
ALTER TABLE "SharedBundle" ADD "Collection" TEXT NULL;

ALTER TABLE "SharedBundle" ADD "ExpiresAt" INTEGER NULL;

ALTER TABLE "SharedBundle" ADD "Fields" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "SharedBundle" ADD "Kinds" TEXT NOT NULL DEFAULT '';

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

CREATE INDEX "IX_BundleRecipient_PartnerId" ON "BundleRecipient" ("PartnerId");

CREATE UNIQUE INDEX "IX_Partner_Name" ON "Partner" ("Name");

CREATE INDEX "IX_PartnerClient_PartnerId" ON "PartnerClient" ("PartnerId");

CREATE INDEX "IX_PartnerSignIn_PartnerId" ON "PartnerSignIn" ("PartnerId");

UPDATE "SharedBundle" SET "Collection" = 'released', "Fields" = 15, "Kinds" = 'ip-address network-prefix autonomous-system tls-ja4 email-domain user-agent prompt-skeleton account-hmac-sha256 payment-hmac-sha256 device-hmac-sha256 email-hmac-sha256';

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126124919_Sharing', '10.0.14');

COMMIT;

