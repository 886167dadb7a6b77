BEGIN TRANSACTION;
CREATE TABLE "Inquiry" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Inquiry" PRIMARY KEY,
    "PartnerId" TEXT NULL,
    "AskedBy" TEXT NOT NULL,
    "Reference" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Subject" TEXT NOT NULL,
    "Question" TEXT NOT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "EnteredBy" TEXT NOT NULL,
    "EnteredAt" INTEGER NOT NULL,
    "AssigneeId" TEXT NULL,
    "AssigneeName" TEXT NULL,
    "State" INTEGER NOT NULL,
    "Answer" TEXT NOT NULL,
    "PackId" TEXT NULL,
    "EndedBy" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Inquiry_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "LeakedKeyReport" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LeakedKeyReport" PRIMARY KEY,
    "KeyId" TEXT NULL,
    "KeySha256" TEXT NULL,
    "FoundIn" TEXT NOT NULL,
    "FoundAt" INTEGER NOT NULL,
    "ReportedById" TEXT NOT NULL,
    "ReportedBy" TEXT NOT NULL,
    "ReportedAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "Note" TEXT NOT NULL,
    "EndedBy" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "PartnerCertificate" (
    "Thumbprint" TEXT NOT NULL CONSTRAINT "PK_PartnerCertificate" PRIMARY KEY,
    "AddedBy" TEXT NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "PartnerId" TEXT NOT NULL,
    CONSTRAINT "FK_PartnerCertificate_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE CASCADE
);

CREATE TABLE "WatchedSuspect" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WatchedSuspect" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "FoundAt" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "CampaignId" TEXT NULL,
    "EveryDays" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "LookedAt" INTEGER NULL,
    "LookedBy" TEXT NULL,
    "Seen" TEXT NOT NULL,
    "LastTestId" TEXT NULL,
    "AddedBy" TEXT NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "EndedBy" TEXT NULL,
    "EndReason" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_WatchedSuspect_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WatchedSuspect_ModelTest_LastTestId" FOREIGN KEY ("LastTestId") REFERENCES "ModelTest" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "AnswerPack" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AnswerPack" PRIMARY KEY,
    "InquiryId" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "Sections" INTEGER NOT NULL,
    "Content" BLOB NOT NULL,
    "ContentHash" TEXT NOT NULL,
    "ProposedById" TEXT NOT NULL,
    "ProposedBy" TEXT NOT NULL,
    "ProposedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Answer" TEXT NOT NULL,
    "SignedFile" BLOB NULL,
    "KeyId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_AnswerPack_Inquiry_InquiryId" FOREIGN KEY ("InquiryId") REFERENCES "Inquiry" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "AnswerView" (
    "PersonId" TEXT NOT NULL,
    "PackId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "OpenedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_AnswerView" PRIMARY KEY ("PackId", "PersonId"),
    CONSTRAINT "FK_AnswerView_AnswerPack_PackId" FOREIGN KEY ("PackId") REFERENCES "AnswerPack" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_AnswerPack_InquiryId" ON "AnswerPack" ("InquiryId");

CREATE INDEX "IX_Inquiry_PartnerId" ON "Inquiry" ("PartnerId");

CREATE INDEX "IX_Inquiry_State_DueAt" ON "Inquiry" ("State", "DueAt");

CREATE INDEX "IX_LeakedKeyReport_KeyId" ON "LeakedKeyReport" ("KeyId");

CREATE INDEX "IX_LeakedKeyReport_State_ReportedAt" ON "LeakedKeyReport" ("State", "ReportedAt");

CREATE INDEX "IX_PartnerCertificate_PartnerId" ON "PartnerCertificate" ("PartnerId");

CREATE INDEX "IX_WatchedSuspect_CampaignId" ON "WatchedSuspect" ("CampaignId");

CREATE INDEX "IX_WatchedSuspect_EndedAt_DueAt" ON "WatchedSuspect" ("EndedAt", "DueAt");

CREATE INDEX "IX_WatchedSuspect_LastTestId" ON "WatchedSuspect" ("LastTestId");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126162652_Inquiries', '10.0.14');

COMMIT;

