CREATE TABLE IF NOT EXISTS "MigrationHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK_MigrationHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "AccountScore" (
    "AccountId" TEXT NOT NULL CONSTRAINT "PK_AccountScore" PRIMARY KEY,
    "Score" TEXT NOT NULL,
    "Value" REAL NOT NULL,
    "TopDetectors" TEXT NOT NULL,
    "ClusterId" TEXT NULL,
    "Exchanges" INTEGER NOT NULL,
    "FirstSeenAt" INTEGER NOT NULL,
    "LastSeenAt" INTEGER NOT NULL,
    "FlaggedAt" INTEGER NULL
);

CREATE TABLE "AnalysisRun" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AnalysisRun" PRIMARY KEY,
    "StartedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NOT NULL,
    "AsOf" INTEGER NOT NULL,
    "Outcome" INTEGER NOT NULL,
    "Message" TEXT NOT NULL,
    "Events" INTEGER NOT NULL,
    "Accounts" INTEGER NOT NULL,
    "Hits" INTEGER NOT NULL,
    "Links" INTEGER NOT NULL,
    "Clusters" INTEGER NOT NULL,
    "Flagged" INTEGER NOT NULL,
    "Stages" TEXT NOT NULL
);

CREATE TABLE "ApiClient" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ApiClient" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Scopes" INTEGER NOT NULL,
    "KeyHash" TEXT NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "RevokedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "AuditEntry" (
    "Sequence" INTEGER NOT NULL CONSTRAINT "PK_AuditEntry" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "PersonId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Detail" TEXT NOT NULL,
    "PreviousHash" TEXT NOT NULL,
    "Hash" TEXT NOT NULL
);

CREATE TABLE "Campaign" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Campaign" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "ClusterId" TEXT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ClosedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Cluster" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Cluster" PRIMARY KEY,
    "SeenAt" INTEGER NOT NULL,
    "Size" INTEGER NOT NULL,
    "Exchanges" INTEGER NOT NULL,
    "FirstSeenAt" INTEGER NOT NULL,
    "LastSeenAt" INTEGER NOT NULL,
    "Score" TEXT NOT NULL,
    "ScoreValue" REAL NOT NULL
);

CREATE TABLE "DataProtectionKey" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKey" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);

CREATE TABLE "Hit" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Hit" PRIMARY KEY,
    "DetectorId" TEXT NOT NULL,
    "DetectorVersion" INTEGER NOT NULL,
    "AccountId" TEXT NOT NULL,
    "WindowFrom" INTEGER NOT NULL,
    "WindowTo" INTEGER NOT NULL,
    "Strength" REAL NOT NULL,
    "Evidence" TEXT NOT NULL
);

CREATE TABLE "Link" (
    "First" TEXT NOT NULL,
    "Second" TEXT NOT NULL,
    "Weight" REAL NOT NULL,
    "Reasons" TEXT NOT NULL,
    CONSTRAINT "PK_Link" PRIMARY KEY ("First", "Second")
);

CREATE TABLE "QueueEntry" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_QueueEntry" PRIMARY KEY,
    "Kind" INTEGER NOT NULL,
    "Subject" TEXT NOT NULL,
    "Score" REAL NOT NULL,
    "TopReason" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "Exchanges" INTEGER NOT NULL,
    "FirstSeenAt" INTEGER NOT NULL,
    "LastSeenAt" INTEGER NOT NULL,
    "OpenedAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "AssigneeId" TEXT NULL,
    "AssigneeName" TEXT NULL,
    "Verdict" INTEGER NULL,
    "Note" TEXT NULL,
    "ClosedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    "SearchText" TEXT NULL
);

CREATE TABLE "SharingSecret" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SharingSecret" PRIMARY KEY,
    "Secret" BLOB NOT NULL,
    "MadeAt" INTEGER NOT NULL
);

CREATE TABLE "WriteTurn" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_WriteTurn" PRIMARY KEY,
    "Turns" INTEGER NOT NULL
);

CREATE TABLE "BanProposal" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BanProposal" PRIMARY KEY,
    "CampaignId" TEXT NULL,
    "Title" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "ProposedById" TEXT NOT NULL,
    "ProposedBy" TEXT NOT NULL,
    "ProposedAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Answer" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_BanProposal_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CampaignMember" (
    "AccountId" TEXT NOT NULL,
    "CampaignId" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "Weight" REAL NOT NULL,
    "AddedBy" TEXT NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "JudgedBy" TEXT NOT NULL,
    "JudgedAt" INTEGER NULL,
    CONSTRAINT "PK_CampaignMember" PRIMARY KEY ("CampaignId", "AccountId"),
    CONSTRAINT "FK_CampaignMember_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CampaignNote" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CampaignNote" PRIMARY KEY,
    "Author" TEXT NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "CampaignId" TEXT NOT NULL,
    CONSTRAINT "FK_CampaignNote_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SharedBundle" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SharedBundle" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "CampaignName" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "Marking" INTEGER NOT NULL,
    "FileName" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "ContentHash" TEXT NOT NULL,
    "Indicators" INTEGER NOT NULL,
    "ReleasedBy" TEXT NOT NULL,
    "ReleasedAt" INTEGER NOT NULL,
    "RevokedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_SharedBundle_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ClusterMember" (
    "AccountId" TEXT NOT NULL,
    "ClusterId" TEXT NOT NULL,
    "Weight" REAL NOT NULL,
    CONSTRAINT "PK_ClusterMember" PRIMARY KEY ("ClusterId", "AccountId"),
    CONSTRAINT "FK_ClusterMember_Cluster_ClusterId" FOREIGN KEY ("ClusterId") REFERENCES "Cluster" ("Id") ON DELETE CASCADE
);

CREATE TABLE "BannedAccount" (
    "AccountId" TEXT NOT NULL,
    "ProposalId" TEXT NOT NULL,
    CONSTRAINT "PK_BannedAccount" PRIMARY KEY ("ProposalId", "AccountId"),
    CONSTRAINT "FK_BannedAccount_BanProposal_ProposalId" FOREIGN KEY ("ProposalId") REFERENCES "BanProposal" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Decision" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Decision" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "CampaignId" TEXT NULL,
    "ProposalId" TEXT NULL,
    "ActId" TEXT NOT NULL,
    "DecidedBy" TEXT NOT NULL,
    "DecidedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "EndedBy" TEXT NULL,
    "EndReason" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Decision_BanProposal_ProposalId" FOREIGN KEY ("ProposalId") REFERENCES "BanProposal" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Decision_Campaign_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaign" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "EvidenceView" (
    "PersonId" TEXT NOT NULL,
    "ProposalId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "OpenedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_EvidenceView" PRIMARY KEY ("ProposalId", "PersonId"),
    CONSTRAINT "FK_EvidenceView_BanProposal_ProposalId" FOREIGN KEY ("ProposalId") REFERENCES "BanProposal" ("Id") ON DELETE CASCADE
);

CREATE TABLE "DecisionChange" (
    "Position" INTEGER NOT NULL CONSTRAINT "PK_DecisionChange" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "DecisionId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Added" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NULL,
    CONSTRAINT "FK_DecisionChange_Decision_DecisionId" FOREIGN KEY ("DecisionId") REFERENCES "Decision" ("Id") ON DELETE RESTRICT
);

INSERT INTO "WriteTurn" ("Id", "Turns")
VALUES (1, 0);
SELECT changes();


CREATE INDEX "IX_AccountScore_ClusterId" ON "AccountScore" ("ClusterId");

CREATE INDEX "IX_AccountScore_FlaggedAt" ON "AccountScore" ("FlaggedAt");

CREATE INDEX "IX_AccountScore_Value" ON "AccountScore" ("Value");

CREATE INDEX "IX_AnalysisRun_StartedAt" ON "AnalysisRun" ("StartedAt");

CREATE UNIQUE INDEX "IX_ApiClient_KeyHash" ON "ApiClient" ("KeyHash");

CREATE UNIQUE INDEX "IX_ApiClient_Name" ON "ApiClient" ("Name");

CREATE INDEX "IX_AuditEntry_Act_Sequence" ON "AuditEntry" ("Act", "Sequence");

CREATE INDEX "IX_AuditEntry_PersonId_Sequence" ON "AuditEntry" ("PersonId", "Sequence");

CREATE INDEX "IX_AuditEntry_Subject_Sequence" ON "AuditEntry" ("Subject", "Sequence");

CREATE INDEX "IX_BanProposal_CampaignId" ON "BanProposal" ("CampaignId");

CREATE INDEX "IX_BanProposal_State_ProposedAt" ON "BanProposal" ("State", "ProposedAt");

CREATE INDEX "IX_Campaign_CreatedAt" ON "Campaign" ("CreatedAt");

CREATE INDEX "IX_CampaignMember_AccountId" ON "CampaignMember" ("AccountId");

CREATE INDEX "IX_CampaignNote_CampaignId" ON "CampaignNote" ("CampaignId");

CREATE INDEX "IX_Cluster_ScoreValue" ON "Cluster" ("ScoreValue");

CREATE INDEX "IX_ClusterMember_AccountId" ON "ClusterMember" ("AccountId");

CREATE INDEX "IX_Decision_AccountId_EndedAt" ON "Decision" ("AccountId", "EndedAt");

CREATE INDEX "IX_Decision_ActId" ON "Decision" ("ActId");

CREATE INDEX "IX_Decision_CampaignId" ON "Decision" ("CampaignId");

CREATE INDEX "IX_Decision_EndedAt_ExpiresAt" ON "Decision" ("EndedAt", "ExpiresAt");

CREATE INDEX "IX_Decision_ProposalId" ON "Decision" ("ProposalId");

CREATE INDEX "IX_DecisionChange_DecisionId" ON "DecisionChange" ("DecisionId");

CREATE INDEX "IX_Hit_AccountId_Strength" ON "Hit" ("AccountId", "Strength");

CREATE INDEX "IX_Hit_DetectorId" ON "Hit" ("DetectorId");

CREATE INDEX "IX_Link_Second" ON "Link" ("Second");

CREATE INDEX "IX_QueueEntry_AssigneeId" ON "QueueEntry" ("AssigneeId");

CREATE UNIQUE INDEX "IX_QueueEntry_Kind_Subject" ON "QueueEntry" ("Kind", "Subject");

CREATE INDEX "IX_QueueEntry_State_Score" ON "QueueEntry" ("State", "Score");

CREATE INDEX "IX_SharedBundle_CampaignId" ON "SharedBundle" ("CampaignId");

CREATE INDEX "IX_SharedBundle_ReleasedAt" ON "SharedBundle" ("ReleasedAt");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123110152_Initial', '10.0.14');

COMMIT;

