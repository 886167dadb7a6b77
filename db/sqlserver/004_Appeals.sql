BEGIN TRANSACTION;
ALTER TABLE [WebhookMessage] ADD [Data] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [WebhookMessage] ADD [Type] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [DecisionChange] ADD [BreakGlass] bit NOT NULL DEFAULT CAST(0 AS bit);

ALTER TABLE [DecisionChange] ADD [Degradation] int NOT NULL DEFAULT 0;

ALTER TABLE [DecisionChange] ADD [RequestsPerMinute] int NULL;

ALTER TABLE [DecisionChange] ADD [Scope] int NOT NULL DEFAULT 0;

ALTER TABLE [DecisionChange] ADD [Target] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';

ALTER TABLE [Decision] ADD [BreakGlass] bit NOT NULL DEFAULT CAST(0 AS bit);

ALTER TABLE [Decision] ADD [DecidedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';

ALTER TABLE [Decision] ADD [Degradation] int NOT NULL DEFAULT 0;

ALTER TABLE [Decision] ADD [Ground] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [Decision] ADD [Policy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [Decision] ADD [RequestsPerMinute] int NULL;

ALTER TABLE [Decision] ADD [Scope] int NOT NULL DEFAULT 0;

ALTER TABLE [Decision] ADD [Target] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';

ALTER TABLE [BanProposal] ADD [DecidedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [BanProposal] ADD [Degradation] int NOT NULL DEFAULT 0;

ALTER TABLE [BanProposal] ADD [EndsAt] datetimeoffset NULL;

ALTER TABLE [BanProposal] ADD [ExpiresAt] datetimeoffset NULL;

ALTER TABLE [BanProposal] ADD [Ground] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [BanProposal] ADD [Kind] int NOT NULL DEFAULT 0;

ALTER TABLE [BanProposal] ADD [OverdueAt] datetimeoffset NULL;

ALTER TABLE [BanProposal] ADD [Policy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [BanProposal] ADD [ReviewDueAt] datetimeoffset NULL;

ALTER TABLE [BanProposal] ADD [Scope] int NOT NULL DEFAULT 0;

ALTER TABLE [BanProposal] ADD [Target] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';

UPDATE [Decision] SET [Target] = [AccountId];

UPDATE [DecisionChange] SET [Target] = [AccountId];

UPDATE [BanProposal] SET [Kind] = 1;

UPDATE [EnforcementPoint] SET [Kinds] = 127 WHERE [Kinds] = 3;

CREATE TABLE [AllowListing] (
    [Id] uniqueidentifier NOT NULL,
    [Scope] int NOT NULL,
    [Target] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AddedAt] datetimeoffset NOT NULL,
    [ExpiresAt] datetimeoffset NOT NULL,
    [EndedAt] datetimeoffset NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_AllowListing] PRIMARY KEY ([Id])
);

CREATE TABLE [Appeal] (
    [Id] uniqueidentifier NOT NULL,
    [DecisionId] uniqueidentifier NOT NULL,
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Text] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Reference] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [ReceivedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ReceivedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ReceivedAt] datetimeoffset NOT NULL,
    [DueAt] datetimeoffset NOT NULL,
    [State] int NOT NULL,
    [AssigneeId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [AssigneeName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedAt] datetimeoffset NULL,
    [Answer] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Appeal] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Appeal_Decision_DecisionId] FOREIGN KEY ([DecisionId]) REFERENCES [Decision] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [DecisionEvidence] (
    [DecisionId] uniqueidentifier NOT NULL,
    [Json] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [PK_DecisionEvidence] PRIMARY KEY ([DecisionId]),
    CONSTRAINT [FK_DecisionEvidence_Decision_DecisionId] FOREIGN KEY ([DecisionId]) REFERENCES [Decision] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [AppealedDetector] (
    [AppealId] uniqueidentifier NOT NULL,
    [DetectorId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DetectorVersion] int NOT NULL,
    CONSTRAINT [PK_AppealedDetector] PRIMARY KEY ([AppealId], [DetectorId], [DetectorVersion]),
    CONSTRAINT [FK_AppealedDetector_Appeal_AppealId] FOREIGN KEY ([AppealId]) REFERENCES [Appeal] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_Decision_Scope_Target_EndedAt] ON [Decision] ([Scope], [Target], [EndedAt]);

CREATE INDEX [IX_AllowListing_AccountId_EndedAt] ON [AllowListing] ([AccountId], [EndedAt]);

CREATE INDEX [IX_AllowListing_Scope_Target_EndedAt] ON [AllowListing] ([Scope], [Target], [EndedAt]);

CREATE INDEX [IX_Appeal_AccountId_State] ON [Appeal] ([AccountId], [State]);

CREATE INDEX [IX_Appeal_DecisionId] ON [Appeal] ([DecisionId]);

CREATE INDEX [IX_Appeal_ReceivedById_Reference] ON [Appeal] ([ReceivedById], [Reference]);

CREATE INDEX [IX_Appeal_State_DueAt] ON [Appeal] ([State], [DueAt]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126044600_Appeals', N'10.0.14');

COMMIT;
GO

