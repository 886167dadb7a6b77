BEGIN TRANSACTION;
CREATE TABLE "Breach" (
    "DecisionId" TEXT NOT NULL CONSTRAINT "PK_Breach" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "Requests" INTEGER NOT NULL,
    "Since" INTEGER NOT NULL,
    "FirstAt" INTEGER NOT NULL,
    "LastAt" INTEGER NOT NULL,
    "NoticedAt" INTEGER NOT NULL,
    CONSTRAINT "FK_Breach_Decision_DecisionId" FOREIGN KEY ("DecisionId") REFERENCES "Decision" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "EnforcementPoint" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_EnforcementPoint" PRIMARY KEY,
    "Kinds" INTEGER NOT NULL,
    "SeenAt" INTEGER NULL,
    "ToldUpTo" INTEGER NOT NULL,
    "AcknowledgedUpTo" INTEGER NOT NULL,
    "AcknowledgedAt" INTEGER NULL,
    CONSTRAINT "FK_EnforcementPoint_ApiClient_Id" FOREIGN KEY ("Id") REFERENCES "ApiClient" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Webhook" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Webhook" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Url" TEXT NOT NULL,
    "Kinds" INTEGER NOT NULL,
    "ProtectedSecret" TEXT NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "DeliveredAt" INTEGER NULL,
    "Failures" INTEGER NOT NULL,
    "Trouble" TEXT NULL
);

CREATE TABLE "Acknowledgement" (
    "PointId" TEXT NOT NULL,
    "FirstPosition" INTEGER NOT NULL,
    "LastPosition" INTEGER NOT NULL,
    "TookEffectAt" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_Acknowledgement" PRIMARY KEY ("PointId", "FirstPosition"),
    CONSTRAINT "FK_Acknowledgement_EnforcementPoint_PointId" FOREIGN KEY ("PointId") REFERENCES "EnforcementPoint" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "WebhookMessage" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WebhookMessage" PRIMARY KEY,
    "WebhookId" TEXT NOT NULL,
    "FirstPosition" INTEGER NOT NULL,
    "LastPosition" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Trouble" TEXT NULL,
    CONSTRAINT "FK_WebhookMessage_Webhook_WebhookId" FOREIGN KEY ("WebhookId") REFERENCES "Webhook" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Acknowledgement_PointId_LastPosition" ON "Acknowledgement" ("PointId", "LastPosition");

CREATE UNIQUE INDEX "IX_Webhook_Name" ON "Webhook" ("Name");

CREATE INDEX "IX_WebhookMessage_State_DueAt" ON "WebhookMessage" ("State", "DueAt");

CREATE INDEX "IX_WebhookMessage_WebhookId_State" ON "WebhookMessage" ("WebhookId", "State");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126012651_Enforcement', '10.0.14');

COMMIT;

