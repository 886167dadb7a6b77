BEGIN TRANSACTION;
ALTER TABLE "BulkJob" ADD "ToId" TEXT NULL;

ALTER TABLE "BulkJob" ADD "ToName" TEXT NULL;

ALTER TABLE "BulkJob" ADD "Until" INTEGER NULL;

ALTER TABLE "BulkJob" ADD "Word" TEXT NULL;

CREATE INDEX "IX_QueueEntry_IsWaiting_Family_Segment_Tokens_SnoozedUntil_Id" ON "QueueEntry" ("IsWaiting", "Family", "Segment", "Tokens", "SnoozedUntil", "Id");

CREATE INDEX "IX_QueueEntry_IsWaiting_Queue_Score_SnoozedUntil_Id" ON "QueueEntry" ("IsWaiting", "Queue", "Score", "SnoozedUntil", "Id");

CREATE INDEX "IX_QueueEntry_IsWaiting_SearchText_SnoozedUntil_Id" ON "QueueEntry" ("IsWaiting", "SearchText", "SnoozedUntil", "Id");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127061414_BulkTerms', '10.0.14');

COMMIT;

