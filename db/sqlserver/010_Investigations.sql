BEGIN TRANSACTION;
CREATE TABLE [Investigation] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Start] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Picture] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Nodes] int NOT NULL,
    [OwnerId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [OwnerName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Shared] bit NOT NULL,
    [ChangedAt] datetimeoffset NOT NULL,
    [Version] bigint NOT NULL,
    [SearchText] nvarchar(160) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_Investigation] PRIMARY KEY ([Id])
);

CREATE UNIQUE INDEX [IX_Investigation_OwnerId_Name] ON [Investigation] ([OwnerId], [Name]);

CREATE INDEX [IX_Investigation_Shared_ChangedAt] ON [Investigation] ([Shared], [ChangedAt]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126161223_Investigations', N'10.0.14');

COMMIT;
GO

