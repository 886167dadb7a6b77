BEGIN TRANSACTION;
ALTER TABLE "RuleVersion" ADD "Examples" TEXT NOT NULL DEFAULT ('[]');

ALTER TABLE "RuleVersion" ADD "SharePercent" INTEGER NOT NULL DEFAULT 0;

INSERT INTO "MigrationHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126083351_Families', '10.0.14');

COMMIT;

