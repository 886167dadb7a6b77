BEGIN TRANSACTION;
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

CREATE UNIQUE INDEX "IX_Investigation_OwnerId_Name" ON "Investigation" ("OwnerId", "Name");

CREATE INDEX "IX_Investigation_Shared_ChangedAt" ON "Investigation" ("Shared", "ChangedAt");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126161024_Investigations', '10.0.14');

COMMIT;

