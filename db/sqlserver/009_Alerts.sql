BEGIN TRANSACTION;
CREATE TABLE [AlertDestination] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Transport] int NOT NULL,
    [Address] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Format] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kinds] int NOT NULL,
    [ProtectedSecret] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProtectedAuthorization] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [FoundAt] datetimeoffset NOT NULL,
    [FoundId] uniqueidentifier NOT NULL,
    [Position] bigint NOT NULL,
    [Sequence] bigint NOT NULL,
    [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CreatedAt] datetimeoffset NOT NULL,
    [EndedAt] datetimeoffset NULL,
    [DueAt] datetimeoffset NOT NULL,
    [DeliveredAt] datetimeoffset NULL,
    [Delivered] bigint NOT NULL,
    [Failures] int NOT NULL,
    [Trouble] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_AlertDestination] PRIMARY KEY ([Id])
);

CREATE INDEX [IX_QueueEntry_OpenedAt_Id] ON [QueueEntry] ([OpenedAt], [Id]);

CREATE INDEX [IX_AlertDestination_DueAt] ON [AlertDestination] ([DueAt]);

CREATE UNIQUE INDEX [IX_AlertDestination_Name] ON [AlertDestination] ([Name]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126124636_Alerts', N'10.0.14');

COMMIT;
GO

