BEGIN TRANSACTION;
CREATE TABLE [AccountNote] (
    [Id] uniqueidentifier NOT NULL,
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AuthorId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Author] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [WrittenAt] datetimeoffset NOT NULL,
    [Text] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [PK_AccountNote] PRIMARY KEY ([Id])
);

CREATE TABLE [AccountTag] (
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Word] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [By] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [At] datetimeoffset NOT NULL,
    CONSTRAINT [PK_AccountTag] PRIMARY KEY ([AccountId], [Word])
);

CREATE INDEX [IX_AccountNote_AccountId_WrittenAt] ON [AccountNote] ([AccountId], [WrittenAt]);

CREATE INDEX [IX_AccountTag_Word] ON [AccountTag] ([Word]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261127023822_AccountNotes', N'10.0.14');

COMMIT;
GO

