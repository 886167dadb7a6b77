BEGIN TRANSACTION;
ALTER TABLE [DecisionChange] ADD [Setting] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [Decision] ADD [Setting] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL;

CREATE TABLE [AssumptionSet] (
    [Number] int NOT NULL,
    [Values] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SetBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SetAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_AssumptionSet] PRIMARY KEY ([Number])
);

CREATE TABLE [BlindReview] (
    [Id] uniqueidentifier NOT NULL,
    [SampleId] uniqueidentifier NOT NULL,
    [Seed] bigint NOT NULL,
    [Kind] int NOT NULL,
    [Subject] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [First] int NOT NULL,
    [FirstById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DrawnAt] datetimeoffset NOT NULL,
    [Second] int NULL,
    [SecondBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [SecondAt] datetimeoffset NULL,
    [Note] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_BlindReview] PRIMARY KEY ([Id])
);

CREATE TABLE [Countermeasure] (
    [Id] uniqueidentifier NOT NULL,
    [Terms] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CampaignId] uniqueidentifier NULL,
    [Scope] int NOT NULL,
    [Target] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [State] int NOT NULL,
    [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedAt] datetimeoffset NOT NULL,
    [FirstById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [FirstBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [SecondById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [SecondBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [ApprovedAt] datetimeoffset NULL,
    [StartedAt] datetimeoffset NULL,
    [EndedAt] datetimeoffset NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Guards] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Countermeasure] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Countermeasure_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Declaration] (
    [Id] uniqueidentifier NOT NULL,
    [Scope] int NOT NULL,
    [Target] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Terms] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [MadeBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [MadeAt] datetimeoffset NOT NULL,
    [EndsAt] datetimeoffset NOT NULL,
    [EndedAt] datetimeoffset NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Declaration] PRIMARY KEY ([Id])
);

CREATE TABLE [PolicyVersion] (
    [Id] uniqueidentifier NOT NULL,
    [Number] int NOT NULL,
    [Title] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Rules] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [State] int NOT NULL,
    [SharePercent] int NOT NULL,
    [OwnerId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Owner] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [WrittenAt] datetimeoffset NOT NULL,
    [Trial] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedAt] datetimeoffset NULL,
    [Answer] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndedAt] datetimeoffset NULL,
    [EndReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_PolicyVersion] PRIMARY KEY ([Id])
);

CREATE TABLE [SegmentRule] (
    [Segment] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Terms] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ChangedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ChangedAt] datetimeoffset NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_SegmentRule] PRIMARY KEY ([Segment])
);

CREATE TABLE [Verification] (
    [Id] uniqueidentifier NOT NULL,
    [BatchId] uniqueidentifier NOT NULL,
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DecisionId] uniqueidentifier NULL,
    [Channel] int NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [RequestedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [RequestedAt] datetimeoffset NOT NULL,
    [DueAt] datetimeoffset NOT NULL,
    [State] int NOT NULL,
    [Reference] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndedAt] datetimeoffset NULL,
    [Note] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Verification] PRIMARY KEY ([Id])
);

CREATE TABLE [PolicyFinding] (
    [Id] uniqueidentifier NOT NULL,
    [PolicyId] uniqueidentifier NOT NULL,
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Rule] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Action] int NOT NULL,
    [Seen] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [FoundAt] datetimeoffset NOT NULL,
    [ClosedAt] datetimeoffset NULL,
    [ClosedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [Answer] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_PolicyFinding] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PolicyFinding_PolicyVersion_PolicyId] FOREIGN KEY ([PolicyId]) REFERENCES [PolicyVersion] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_BlindReview_Kind_Subject] ON [BlindReview] ([Kind], [Subject]);

CREATE INDEX [IX_BlindReview_SecondAt] ON [BlindReview] ([SecondAt]);

CREATE INDEX [IX_Countermeasure_CampaignId] ON [Countermeasure] ([CampaignId]);

CREATE INDEX [IX_Countermeasure_State] ON [Countermeasure] ([State]);

CREATE INDEX [IX_Declaration_EndedAt_EndsAt] ON [Declaration] ([EndedAt], [EndsAt]);

CREATE INDEX [IX_Declaration_Scope_Target] ON [Declaration] ([Scope], [Target]);

CREATE INDEX [IX_PolicyFinding_ClosedAt_FoundAt] ON [PolicyFinding] ([ClosedAt], [FoundAt]);

CREATE INDEX [IX_PolicyFinding_PolicyId_AccountId] ON [PolicyFinding] ([PolicyId], [AccountId]);

CREATE UNIQUE INDEX [IX_PolicyVersion_Number] ON [PolicyVersion] ([Number]);

CREATE INDEX [IX_PolicyVersion_State] ON [PolicyVersion] ([State]);

CREATE INDEX [IX_Verification_AccountId_State] ON [Verification] ([AccountId], [State]);

CREATE INDEX [IX_Verification_State_DueAt] ON [Verification] ([State], [DueAt]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126132158_Measures', N'10.0.14');

COMMIT;
GO

