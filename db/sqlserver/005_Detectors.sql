BEGIN TRANSACTION;
CREATE TABLE [DetectorSnooze] (
    [Id] uniqueidentifier NOT NULL,
    [DetectorId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SnoozedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SnoozedAt] datetimeoffset NOT NULL,
    [Until] datetimeoffset NOT NULL,
    CONSTRAINT [PK_DetectorSnooze] PRIMARY KEY ([Id])
);

CREATE TABLE [DetectorSwitch] (
    [DetectorId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IsOff] bit NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ChangedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ChangedAt] datetimeoffset NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_DetectorSwitch] PRIMARY KEY ([DetectorId])
);

CREATE TABLE [DetectorVolume] (
    [Id] uniqueidentifier NOT NULL,
    [DetectorId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DetectorVersion] int NOT NULL,
    [IsShadow] bit NOT NULL,
    [At] datetimeoffset NOT NULL,
    [Hits] int NOT NULL,
    [Snoozed] int NOT NULL,
    [Accounts] int NOT NULL,
    [Problem] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [PK_DetectorVolume] PRIMARY KEY ([Id])
);

CREATE TABLE [RuleVersion] (
    [Id] uniqueidentifier NOT NULL,
    [RuleId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Number] int NOT NULL,
    [Title] nvarchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Looks] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [FalsePositives] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Text] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Strength] float NOT NULL,
    [State] int NOT NULL,
    [OwnerId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Owner] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [WrittenAt] datetimeoffset NOT NULL,
    [Backtest] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    [ShadowSince] datetimeoffset NULL,
    [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [ProposedAt] datetimeoffset NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedAt] datetimeoffset NULL,
    [Answer] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [RetiredBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [RetiredAt] datetimeoffset NULL,
    [RetiredReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_RuleVersion] PRIMARY KEY ([Id])
);

CREATE TABLE [ShadowHit] (
    [Id] uniqueidentifier NOT NULL,
    [DetectorId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DetectorVersion] int NOT NULL,
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Evidence] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [PK_ShadowHit] PRIMARY KEY ([Id])
);

CREATE UNIQUE INDEX [IX_DetectorSnooze_DetectorId_AccountId] ON [DetectorSnooze] ([DetectorId], [AccountId]);

CREATE INDEX [IX_DetectorSnooze_Until] ON [DetectorSnooze] ([Until]);

CREATE INDEX [IX_DetectorVolume_At] ON [DetectorVolume] ([At]);

CREATE INDEX [IX_DetectorVolume_DetectorId_At] ON [DetectorVolume] ([DetectorId], [At]);

CREATE UNIQUE INDEX [IX_RuleVersion_RuleId_Number] ON [RuleVersion] ([RuleId], [Number]);

CREATE INDEX [IX_RuleVersion_State] ON [RuleVersion] ([State]);

CREATE INDEX [IX_ShadowHit_DetectorId_AccountId] ON [ShadowHit] ([DetectorId], [AccountId]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126045416_Detectors', N'10.0.14');

COMMIT;
GO

