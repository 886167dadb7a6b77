BEGIN TRANSACTION;
CREATE TABLE [AskedQuery] (
    [Id] uniqueidentifier NOT NULL,
    [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [List] int NOT NULL,
    [Text] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [At] datetimeoffset NOT NULL,
    [After] uniqueidentifier NULL,
    CONSTRAINT [PK_AskedQuery] PRIMARY KEY ([Id])
);

CREATE TABLE [DefaultView] (
    [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [List] int NOT NULL,
    [ViewId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_DefaultView] PRIMARY KEY ([PersonId], [List])
);

CREATE TABLE [SavedView] (
    [Id] uniqueidentifier NOT NULL,
    [List] int NOT NULL,
    [Name] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Query] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [Settings] nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [OwnerId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [OwnerName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Shared] bit NOT NULL,
    [ChangedAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_SavedView] PRIMARY KEY ([Id])
);

CREATE INDEX [IX_AskedQuery_PersonId_List_At] ON [AskedQuery] ([PersonId], [List], [At]);

CREATE UNIQUE INDEX [IX_SavedView_OwnerId_List_Name] ON [SavedView] ([OwnerId], [List], [Name]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126083600_Views', N'10.0.14');

COMMIT;
GO

