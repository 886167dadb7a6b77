BEGIN TRANSACTION;
ALTER TABLE [ApiClient] ADD [PreviousHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [ApiClient] ADD [PreviousUntil] datetimeoffset NULL;

ALTER TABLE [ApiClient] ADD [RotatedAt] datetimeoffset NULL;

CREATE TABLE [CampaignMemberRevision] (
    [Id] uniqueidentifier NOT NULL,
    [CampaignId] uniqueidentifier NOT NULL,
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Status] int NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [HeldBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [HeldAt] datetimeoffset NOT NULL,
    [ReplacedAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_CampaignMemberRevision] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CampaignMemberRevision_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [MatchView] (
    [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [RoundId] uniqueidentifier NOT NULL,
    [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [OpenedAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_MatchView] PRIMARY KEY ([RoundId], [PersonId]),
    CONSTRAINT [FK_MatchView_MatchRound_RoundId] FOREIGN KEY ([RoundId]) REFERENCES [MatchRound] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [SuggestionRule] (
    [Id] uniqueidentifier NOT NULL,
    [CampaignId] uniqueidentifier NOT NULL,
    [Terms] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Status] int NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [GoesOn] bit NOT NULL,
    [SetById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SetBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SetAt] datetimeoffset NOT NULL,
    [Judged] int NOT NULL,
    [JudgedAt] datetimeoffset NULL,
    [EndedAt] datetimeoffset NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_SuggestionRule] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SuggestionRule_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_ApiClient_PreviousHash] ON [ApiClient] ([PreviousHash]);

CREATE INDEX [IX_CampaignMemberRevision_AccountId_CampaignId] ON [CampaignMemberRevision] ([AccountId], [CampaignId]);

CREATE INDEX [IX_CampaignMemberRevision_CampaignId] ON [CampaignMemberRevision] ([CampaignId]);

CREATE INDEX [IX_SuggestionRule_CampaignId_SetAt] ON [SuggestionRule] ([CampaignId], [SetAt]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126233854_Suggestions', N'10.0.14');

COMMIT;
GO

