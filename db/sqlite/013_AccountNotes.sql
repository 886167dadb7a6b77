BEGIN TRANSACTION;
CREATE TABLE "AccountNote" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AccountNote" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "AuthorId" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    "Text" TEXT NOT NULL
);

CREATE TABLE "AccountTag" (
    "AccountId" TEXT NOT NULL,
    "Word" TEXT NOT NULL,
    "ById" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_AccountTag" PRIMARY KEY ("AccountId", "Word")
);

CREATE INDEX "IX_AccountNote_AccountId_WrittenAt" ON "AccountNote" ("AccountId", "WrittenAt");

CREATE INDEX "IX_AccountTag_Word" ON "AccountTag" ("Word");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127023743_AccountNotes', '10.0.14');

COMMIT;

