BEGIN TRANSACTION;
DROP INDEX "IX_QueueEntry_State_Score";

ALTER TABLE "QueueEntry" ADD "DueAt" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "QueueEntry" ADD "Family" TEXT NOT NULL DEFAULT '';

ALTER TABLE "QueueEntry" ADD "Folded" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "QueueEntry" ADD "IsWaiting" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "QueueEntry" ADD "Judgements" TEXT NOT NULL DEFAULT '[]';

ALTER TABLE "QueueEntry" ADD "Priority" REAL NOT NULL DEFAULT 0.0;

ALTER TABLE "QueueEntry" ADD "Queue" TEXT NOT NULL DEFAULT 'General';

ALTER TABLE "QueueEntry" ADD "Segment" TEXT NOT NULL DEFAULT '';

ALTER TABLE "QueueEntry" ADD "SnoozedUntil" INTEGER NULL;

ALTER TABLE "QueueEntry" ADD "Tokens" INTEGER NOT NULL DEFAULT 0;

UPDATE "QueueEntry" SET "IsWaiting" = "State" <> 2, "Priority" = "Score", "DueAt" = "OpenedAt" + 2592000000000;

CREATE TABLE "BulkAnswer" (
    "JobId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Subject" TEXT NOT NULL,
    "Why" INTEGER NULL,
    CONSTRAINT "PK_BulkAnswer" PRIMARY KEY ("JobId", "Number")
);

CREATE TABLE "BulkJob" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BulkJob" PRIMARY KEY,
    "Act" INTEGER NOT NULL,
    "ById" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "MovedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Total" INTEGER NOT NULL,
    "Acted" INTEGER NOT NULL,
    "Refused" INTEGER NOT NULL,
    "Verdict" INTEGER NULL,
    "Note" TEXT NULL,
    "StopAsked" INTEGER NOT NULL
);

CREATE TABLE "Colleague" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Colleague" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "SeenAt" INTEGER NOT NULL
);

CREATE TABLE "QueueRouting" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_QueueRouting" PRIMARY KEY,
    "Rules" TEXT NOT NULL,
    "ChangedAt" INTEGER NULL,
    "ChangedBy" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE INDEX "IX_QueueEntry_IsWaiting_AssigneeName_Id" ON "QueueEntry" ("IsWaiting", "AssigneeName", "Id");

CREATE INDEX "IX_QueueEntry_IsWaiting_DueAt_Id" ON "QueueEntry" ("IsWaiting", "DueAt", "Id");

CREATE INDEX "IX_QueueEntry_IsWaiting_Exchanges_Id" ON "QueueEntry" ("IsWaiting", "Exchanges", "Id");

CREATE INDEX "IX_QueueEntry_IsWaiting_FirstSeenAt_Id" ON "QueueEntry" ("IsWaiting", "FirstSeenAt", "Id");

CREATE INDEX "IX_QueueEntry_IsWaiting_LastSeenAt_Id" ON "QueueEntry" ("IsWaiting", "LastSeenAt", "Id");

CREATE INDEX "IX_QueueEntry_IsWaiting_OpenedAt_Id" ON "QueueEntry" ("IsWaiting", "OpenedAt", "Id");

CREATE INDEX "IX_QueueEntry_IsWaiting_Priority_Id" ON "QueueEntry" ("IsWaiting", "Priority", "Id");

CREATE INDEX "IX_QueueEntry_IsWaiting_Queue_Priority_Id" ON "QueueEntry" ("IsWaiting", "Queue", "Priority", "Id");

CREATE INDEX "IX_QueueEntry_IsWaiting_Queue_SnoozedUntil_DueAt_State" ON "QueueEntry" ("IsWaiting", "Queue", "SnoozedUntil", "DueAt", "State");

CREATE INDEX "IX_QueueEntry_IsWaiting_Score_Id" ON "QueueEntry" ("IsWaiting", "Score", "Id");

CREATE INDEX "IX_QueueEntry_IsWaiting_Size_Id" ON "QueueEntry" ("IsWaiting", "Size", "Id");

CREATE INDEX "IX_BulkJob_StartedAt" ON "BulkJob" ("StartedAt");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125153133_Workspace', '10.0.14');

COMMIT;

