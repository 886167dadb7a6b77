BEGIN TRANSACTION;
DROP INDEX [IX_Hit_DetectorId] ON [Hit];

CREATE TABLE [KeptQuery] (
    [Id] uniqueidentifier NOT NULL,
    [Text] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [At] datetimeoffset NOT NULL,
    CONSTRAINT [PK_KeptQuery] PRIMARY KEY ([Id])
);

CREATE INDEX [IX_Hit_DetectorId_AccountId] ON [Hit] ([DetectorId], [AccountId]);

CREATE INDEX [IX_KeptQuery_At] ON [KeptQuery] ([At]);

CREATE UNIQUE INDEX [IX_KeptQuery_Sha256] ON [KeptQuery] ([Sha256]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261127105903_KeptQueries', N'10.0.14');

COMMIT;
GO

