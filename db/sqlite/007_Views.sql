BEGIN TRANSACTION;
CREATE TABLE "AskedQuery" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AskedQuery" PRIMARY KEY,
    "PersonId" TEXT NOT NULL,
    "List" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "After" TEXT NULL
);

CREATE TABLE "DefaultView" (
    "PersonId" TEXT NOT NULL,
    "List" INTEGER NOT NULL,
    "ViewId" TEXT NOT NULL,
    CONSTRAINT "PK_DefaultView" PRIMARY KEY ("PersonId", "List")
);

CREATE TABLE "SavedView" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SavedView" PRIMARY KEY,
    "List" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Query" TEXT NULL,
    "Settings" TEXT NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "OwnerName" TEXT NOT NULL,
    "Shared" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL
);

CREATE INDEX "IX_AskedQuery_PersonId_List_At" ON "AskedQuery" ("PersonId", "List", "At");

CREATE UNIQUE INDEX "IX_SavedView_OwnerId_List_Name" ON "SavedView" ("OwnerId", "List", "Name");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126083431_Views', '10.0.14');

COMMIT;

