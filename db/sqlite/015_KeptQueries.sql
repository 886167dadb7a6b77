BEGIN TRANSACTION;
DROP INDEX "IX_Hit_DetectorId";

CREATE TABLE "KeptQuery" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_KeptQuery" PRIMARY KEY,
    "Text" TEXT NOT NULL,
    "Sha256" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);

CREATE INDEX "IX_Hit_DetectorId_AccountId" ON "Hit" ("DetectorId", "AccountId");

CREATE INDEX "IX_KeptQuery_At" ON "KeptQuery" ("At");

CREATE UNIQUE INDEX "IX_KeptQuery_Sha256" ON "KeptQuery" ("Sha256");

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127105836_KeptQueries', '10.0.14');

COMMIT;

