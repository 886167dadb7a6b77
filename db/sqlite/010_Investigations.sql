BEGIN TRANSACTION;
ALTER TABLE "CampaignMember" ADD "CameFromId" TEXT NULL;

ALTER TABLE "Campaign" ADD "MergedIntoId" TEXT NULL;

CREATE TABLE "Affiliation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Affiliation" PRIMARY KEY,
    "PersonId" TEXT NOT NULL,
    "Organization" TEXT NOT NULL,
    "Why" TEXT NOT NULL,
    "DeclaredBy" TEXT NOT NULL,
    "DeclaredAt" INTEGER NOT NULL,
    "EndedBy" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Attachment" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Attachment" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Length" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "AddedById" TEXT NOT NULL,
    "AddedBy" TEXT NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "RemovedBy" TEXT NULL,
    "RemovedAt" INTEGER NULL,
    "RemoveReason" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Attachment_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

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

CREATE TABLE "Investigation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Investigation" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Start" TEXT NOT NULL,
    "Picture" TEXT NOT NULL,
    "Nodes" INTEGER NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "OwnerName" TEXT NOT NULL,
    "Shared" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "SearchText" TEXT NULL
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

CREATE TABLE "LineageStep" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LineageStep" PRIMARY KEY,
    "Kind" INTEGER NOT NULL,
    "FromId" TEXT NOT NULL,
    "IntoId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Members" INTEGER NOT NULL,
    "ById" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "UndoneBy" TEXT NULL,
    "UndoneAt" INTEGER NULL,
    "UndoReason" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_LineageStep_Campaign_FromId" FOREIGN KEY ("FromId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LineageStep_Campaign_IntoId" FOREIGN KEY ("IntoId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PartnerCertificate" (
    "Thumbprint" TEXT NOT NULL CONSTRAINT "PK_PartnerCertificate" PRIMARY KEY,
    "AddedBy" TEXT NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "PartnerId" TEXT NOT NULL,
    CONSTRAINT "FK_PartnerCertificate_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE CASCADE
);

CREATE TABLE "TaskTemplate" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TaskTemplate" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Tasks" TEXT NOT NULL,
    "KeptBy" TEXT NOT NULL,
    "KeptAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
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

CREATE TABLE "AttachmentContent" (
    "AttachmentId" TEXT NOT NULL CONSTRAINT "PK_AttachmentContent" PRIMARY KEY,
    "Bytes" BLOB NOT NULL,
    CONSTRAINT "FK_AttachmentContent_Attachment_AttachmentId" FOREIGN KEY ("AttachmentId") REFERENCES "Attachment" ("Id") ON DELETE RESTRICT
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

CREATE TABLE "MovedMember" (
    "StepId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "Weight" REAL NOT NULL,
    "AddedBy" TEXT NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "JudgedBy" TEXT NOT NULL,
    "JudgedAt" INTEGER NULL,
    "CameFromId" TEXT NULL,
    "WasThere" INTEGER NOT NULL,
    "ThereStatus" INTEGER NULL,
    "ThereReason" TEXT NULL,
    "ThereJudgedBy" TEXT NULL,
    "ThereJudgedAt" INTEGER NULL,
    CONSTRAINT "PK_MovedMember" PRIMARY KEY ("StepId", "AccountId"),
    CONSTRAINT "FK_MovedMember_LineageStep_StepId" FOREIGN KEY ("StepId") REFERENCES "LineageStep" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CampaignTask" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CampaignTask" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "AssigneeId" TEXT NULL,
    "AssigneeName" TEXT NULL,
    "DueAt" INTEGER NULL,
    "State" INTEGER NOT NULL,
    "Note" TEXT NOT NULL,
    "TemplateId" TEXT NULL,
    "AddedBy" TEXT NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "ChangedBy" TEXT NULL,
    "ChangedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CampaignTask_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CampaignTask_TaskTemplate_TemplateId" FOREIGN KEY ("TemplateId") REFERENCES "TaskTemplate" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "AnswerView" (
    "PersonId" TEXT NOT NULL,
    "PackId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "OpenedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_AnswerView" PRIMARY KEY ("PackId", "PersonId"),
    CONSTRAINT "FK_AnswerView_AnswerPack_PackId" FOREIGN KEY ("PackId") REFERENCES "AnswerPack" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Affiliation_PersonId_EndedAt" ON "Affiliation" ("PersonId", "EndedAt");

CREATE INDEX "IX_AnswerPack_InquiryId" ON "AnswerPack" ("InquiryId");

CREATE INDEX "IX_Attachment_CampaignId_AddedAt" ON "Attachment" ("CampaignId", "AddedAt");

CREATE INDEX "IX_CampaignTask_CampaignId_State_DueAt" ON "CampaignTask" ("CampaignId", "State", "DueAt");

CREATE INDEX "IX_CampaignTask_TemplateId" ON "CampaignTask" ("TemplateId");

CREATE INDEX "IX_Inquiry_PartnerId" ON "Inquiry" ("PartnerId");

CREATE INDEX "IX_Inquiry_State_DueAt" ON "Inquiry" ("State", "DueAt");

CREATE UNIQUE INDEX "IX_Investigation_OwnerId_Name" ON "Investigation" ("OwnerId", "Name");

CREATE INDEX "IX_Investigation_Shared_ChangedAt" ON "Investigation" ("Shared", "ChangedAt");

CREATE INDEX "IX_LeakedKeyReport_KeyId" ON "LeakedKeyReport" ("KeyId");

CREATE INDEX "IX_LeakedKeyReport_State_ReportedAt" ON "LeakedKeyReport" ("State", "ReportedAt");

CREATE INDEX "IX_LineageStep_FromId_At" ON "LineageStep" ("FromId", "At");

CREATE INDEX "IX_LineageStep_IntoId_At" ON "LineageStep" ("IntoId", "At");

CREATE INDEX "IX_MovedMember_AccountId" ON "MovedMember" ("AccountId");

CREATE INDEX "IX_PartnerCertificate_PartnerId" ON "PartnerCertificate" ("PartnerId");

CREATE INDEX "IX_WatchedSuspect_CampaignId" ON "WatchedSuspect" ("CampaignId");

CREATE INDEX "IX_WatchedSuspect_EndedAt_DueAt" ON "WatchedSuspect" ("EndedAt", "DueAt");

CREATE INDEX "IX_WatchedSuspect_LastTestId" ON "WatchedSuspect" ("LastTestId");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126173201_Investigations', '10.0.14');

COMMIT;

