BEGIN TRANSACTION;
ALTER TABLE [RuleVersion] ADD [Examples] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT ('[]');

ALTER TABLE [RuleVersion] ADD [SharePercent] int NOT NULL DEFAULT 0;

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126083356_Families', N'10.0.14');

COMMIT;
GO

