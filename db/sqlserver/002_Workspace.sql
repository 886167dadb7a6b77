BEGIN TRANSACTION;
DROP INDEX [IX_QueueEntry_State_Score] ON [QueueEntry];

ALTER TABLE [QueueEntry] ADD [DueAt] datetimeoffset NOT NULL DEFAULT '0001-01-01T00:00:00.0000000+00:00';

ALTER TABLE [QueueEntry] ADD [Family] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';

ALTER TABLE [QueueEntry] ADD [Folded] int NOT NULL DEFAULT 0;

ALTER TABLE [QueueEntry] ADD [IsWaiting] bit NOT NULL DEFAULT CAST(0 AS bit);

ALTER TABLE [QueueEntry] ADD [Judgements] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'[]';

ALTER TABLE [QueueEntry] ADD [Priority] float NOT NULL DEFAULT 0.0E0;

ALTER TABLE [QueueEntry] ADD [Queue] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'General';

ALTER TABLE [QueueEntry] ADD [Segment] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';

ALTER TABLE [QueueEntry] ADD [SnoozedUntil] datetimeoffset NULL;

ALTER TABLE [QueueEntry] ADD [Tokens] bigint NOT NULL DEFAULT CAST(0 AS bigint);

EXEC(N'UPDATE [QueueEntry] SET [IsWaiting] = CASE WHEN [State] <> 2 THEN CAST(1 AS bit) ELSE CAST(0 AS bit) END, [Priority] = [Score], [DueAt] = DATEADD(hour, 72, [OpenedAt]);');

CREATE TABLE [BulkAnswer] (
    [JobId] uniqueidentifier NOT NULL,
    [Number] int NOT NULL,
    [Kind] int NOT NULL,
    [Subject] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Why] int NULL,
    CONSTRAINT [PK_BulkAnswer] PRIMARY KEY ([JobId], [Number])
);

CREATE TABLE [BulkJob] (
    [Id] uniqueidentifier NOT NULL,
    [Act] int NOT NULL,
    [ById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ByName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [StartedAt] datetimeoffset NOT NULL,
    [MovedAt] datetimeoffset NOT NULL,
    [EndedAt] datetimeoffset NULL,
    [Total] int NOT NULL,
    [Acted] int NOT NULL,
    [Refused] int NOT NULL,
    [Verdict] int NULL,
    [Note] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [StopAsked] bit NOT NULL,
    CONSTRAINT [PK_BulkJob] PRIMARY KEY ([Id])
);

CREATE TABLE [Colleague] (
    [Id] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SeenAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_Colleague] PRIMARY KEY ([Id])
);

CREATE TABLE [QueueRouting] (
    [Id] int NOT NULL,
    [Rules] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ChangedAt] datetimeoffset NULL,
    [ChangedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_QueueRouting] PRIMARY KEY ([Id])
);

CREATE INDEX [IX_QueueEntry_IsWaiting_AssigneeName_Id] ON [QueueEntry] ([IsWaiting], [AssigneeName], [Id]);

CREATE INDEX [IX_QueueEntry_IsWaiting_DueAt_Id] ON [QueueEntry] ([IsWaiting], [DueAt], [Id]);

CREATE INDEX [IX_QueueEntry_IsWaiting_Exchanges_Id] ON [QueueEntry] ([IsWaiting], [Exchanges], [Id]);

CREATE INDEX [IX_QueueEntry_IsWaiting_FirstSeenAt_Id] ON [QueueEntry] ([IsWaiting], [FirstSeenAt], [Id]);

CREATE INDEX [IX_QueueEntry_IsWaiting_LastSeenAt_Id] ON [QueueEntry] ([IsWaiting], [LastSeenAt], [Id]);

CREATE INDEX [IX_QueueEntry_IsWaiting_OpenedAt_Id] ON [QueueEntry] ([IsWaiting], [OpenedAt], [Id]);

CREATE INDEX [IX_QueueEntry_IsWaiting_Priority_Id] ON [QueueEntry] ([IsWaiting], [Priority], [Id]);

CREATE INDEX [IX_QueueEntry_IsWaiting_Queue_Priority_Id] ON [QueueEntry] ([IsWaiting], [Queue], [Priority], [Id]);

CREATE INDEX [IX_QueueEntry_IsWaiting_Queue_SnoozedUntil_DueAt_State] ON [QueueEntry] ([IsWaiting], [Queue], [SnoozedUntil], [DueAt], [State]);

CREATE INDEX [IX_QueueEntry_IsWaiting_Score_Id] ON [QueueEntry] ([IsWaiting], [Score], [Id]);

CREATE INDEX [IX_QueueEntry_IsWaiting_Size_Id] ON [QueueEntry] ([IsWaiting], [Size], [Id]);

CREATE INDEX [IX_BulkJob_StartedAt] ON [BulkJob] ([StartedAt]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261125153147_Workspace', N'10.0.14');

COMMIT;
GO

