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

CREATE TABLE "TaskTemplate" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TaskTemplate" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Tasks" TEXT NOT NULL,
    "KeptBy" TEXT NOT NULL,
    "KeptAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "AttachmentContent" (
    "AttachmentId" TEXT NOT NULL CONSTRAINT "PK_AttachmentContent" PRIMARY KEY,
    "Bytes" BLOB NOT NULL,
    CONSTRAINT "FK_AttachmentContent_Attachment_AttachmentId" FOREIGN KEY ("AttachmentId") REFERENCES "Attachment" ("Id") ON DELETE RESTRICT
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

CREATE INDEX "IX_Affiliation_PersonId_EndedAt" ON "Affiliation" ("PersonId", "EndedAt");

CREATE INDEX "IX_Attachment_CampaignId_AddedAt" ON "Attachment" ("CampaignId", "AddedAt");

CREATE INDEX "IX_CampaignTask_CampaignId_State_DueAt" ON "CampaignTask" ("CampaignId", "State", "DueAt");

CREATE INDEX "IX_CampaignTask_TemplateId" ON "CampaignTask" ("TemplateId");

CREATE INDEX "IX_LineageStep_FromId_At" ON "LineageStep" ("FromId", "At");

CREATE INDEX "IX_LineageStep_IntoId_At" ON "LineageStep" ("IntoId", "At");

CREATE INDEX "IX_MovedMember_AccountId" ON "MovedMember" ("AccountId");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126162137_Lineage', '10.0.14');

COMMIT;

