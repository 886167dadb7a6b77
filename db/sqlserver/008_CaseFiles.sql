BEGIN TRANSACTION;
ALTER TABLE [CampaignNote] ADD [AuthorId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';

ALTER TABLE [CampaignNote] ADD [ChangedAt] datetimeoffset NULL;

CREATE TABLE [CampaignHold] (
    [Id] uniqueidentifier NOT NULL,
    [CampaignId] uniqueidentifier NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PlacedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PlacedAt] datetimeoffset NOT NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndedAt] datetimeoffset NULL,
    [EndReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_CampaignHold] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CampaignHold_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [CampaignNoteRevision] (
    [Number] int NOT NULL,
    [NoteId] uniqueidentifier NOT NULL,
    [Text] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [WrittenAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_CampaignNoteRevision] PRIMARY KEY ([NoteId], [Number]),
    CONSTRAINT [FK_CampaignNoteRevision_CampaignNote_NoteId] FOREIGN KEY ([NoteId]) REFERENCES [CampaignNote] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Hypothesis] (
    [Id] uniqueidentifier NOT NULL,
    [CampaignId] uniqueidentifier NOT NULL,
    [Statement] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Basis] int NOT NULL,
    [Likelihood] int NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Techniques] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [StatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [StatedAt] datetimeoffset NOT NULL,
    [WeighedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [WeighedAt] datetimeoffset NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Hypothesis] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Hypothesis_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [HypothesisArgument] (
    [Id] uniqueidentifier NOT NULL,
    [Supports] bit NOT NULL,
    [Text] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Author] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [WrittenAt] datetimeoffset NOT NULL,
    [HypothesisId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_HypothesisArgument] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_HypothesisArgument_Hypothesis_HypothesisId] FOREIGN KEY ([HypothesisId]) REFERENCES [Hypothesis] ([Id]) ON DELETE CASCADE
);

CREATE INDEX [IX_CampaignHold_CampaignId_PlacedAt] ON [CampaignHold] ([CampaignId], [PlacedAt]);

CREATE INDEX [IX_Hypothesis_CampaignId_StatedAt] ON [Hypothesis] ([CampaignId], [StatedAt]);

CREATE INDEX [IX_HypothesisArgument_HypothesisId] ON [HypothesisArgument] ([HypothesisId]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126083906_CaseFiles', N'10.0.14');

COMMIT;
GO

