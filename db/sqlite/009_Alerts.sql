BEGIN TRANSACTION;
CREATE TABLE "AlertDestination" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AlertDestination" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Transport" INTEGER NOT NULL,
    "Address" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "Kinds" INTEGER NOT NULL,
    "ProtectedSecret" TEXT NOT NULL,
    "ProtectedAuthorization" TEXT NULL,
    "FoundAt" INTEGER NOT NULL,
    "FoundId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "DueAt" INTEGER NOT NULL,
    "DeliveredAt" INTEGER NULL,
    "Delivered" INTEGER NOT NULL,
    "Failures" INTEGER NOT NULL,
    "Trouble" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE INDEX "IX_QueueEntry_OpenedAt_Id" ON "QueueEntry" ("OpenedAt", "Id");

CREATE INDEX "IX_AlertDestination_DueAt" ON "AlertDestination" ("DueAt");

CREATE UNIQUE INDEX "IX_AlertDestination_Name" ON "AlertDestination" ("Name");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126124611_Alerts', '10.0.14');

COMMIT;

