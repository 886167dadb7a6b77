IF OBJECT_ID(N'[MigrationHistory]') IS NULL
BEGIN
    CREATE TABLE [MigrationHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_MigrationHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [AccountScore] (
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Score] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Value] float NOT NULL,
        [TopDetectors] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ClusterId] uniqueidentifier NULL,
        [Exchanges] bigint NOT NULL,
        [FirstSeenAt] datetimeoffset NOT NULL,
        [LastSeenAt] datetimeoffset NOT NULL,
        [FlaggedAt] datetimeoffset NULL,
        CONSTRAINT [PK_AccountScore] PRIMARY KEY ([AccountId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [AnalysisRun] (
        [Id] uniqueidentifier NOT NULL,
        [StartedAt] datetimeoffset NOT NULL,
        [EndedAt] datetimeoffset NOT NULL,
        [AsOf] datetimeoffset NOT NULL,
        [Outcome] int NOT NULL,
        [Message] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Events] bigint NOT NULL,
        [Accounts] int NOT NULL,
        [Hits] int NOT NULL,
        [Links] int NOT NULL,
        [Clusters] int NOT NULL,
        [Flagged] int NOT NULL,
        [Stages] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_AnalysisRun] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [ApiClient] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Scopes] int NOT NULL,
        [KeyHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [RevokedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_ApiClient] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [AuditEntry] (
        [Sequence] bigint NOT NULL,
        [At] datetimeoffset NOT NULL,
        [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Act] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Subject] nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Detail] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PreviousHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_AuditEntry] PRIMARY KEY ([Sequence])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [Campaign] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Description] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ClusterId] uniqueidentifier NULL,
        [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [ClosedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Campaign] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [Cluster] (
        [Id] uniqueidentifier NOT NULL,
        [SeenAt] datetimeoffset NOT NULL,
        [Size] int NOT NULL,
        [Exchanges] bigint NOT NULL,
        [FirstSeenAt] datetimeoffset NOT NULL,
        [LastSeenAt] datetimeoffset NOT NULL,
        [Score] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ScoreValue] float NOT NULL,
        CONSTRAINT [PK_Cluster] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [DataProtectionKey] (
        [Id] int NOT NULL IDENTITY,
        [FriendlyName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [Xml] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_DataProtectionKey] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [Hit] (
        [Id] uniqueidentifier NOT NULL,
        [DetectorId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DetectorVersion] int NOT NULL,
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [WindowFrom] datetimeoffset NOT NULL,
        [WindowTo] datetimeoffset NOT NULL,
        [Strength] float NOT NULL,
        [Evidence] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Hit] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [Link] (
        [First] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Second] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Weight] float NOT NULL,
        [Reasons] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Link] PRIMARY KEY ([First], [Second])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [QueueEntry] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] int NOT NULL,
        [Subject] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Score] float NOT NULL,
        [TopReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Size] int NOT NULL,
        [Exchanges] bigint NOT NULL,
        [FirstSeenAt] datetimeoffset NOT NULL,
        [LastSeenAt] datetimeoffset NOT NULL,
        [OpenedAt] datetimeoffset NOT NULL,
        [State] int NOT NULL,
        [AssigneeId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [AssigneeName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [Verdict] int NULL,
        [Note] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [ClosedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        [SearchText] nvarchar(1129) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_QueueEntry] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [SharingSecret] (
        [Id] int NOT NULL,
        [Secret] varbinary(64) NOT NULL,
        [MadeAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_SharingSecret] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [WriteTurn] (
        [Id] int NOT NULL,
        [Turns] bigint NOT NULL,
        CONSTRAINT [PK_WriteTurn] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [BanProposal] (
        [Id] uniqueidentifier NOT NULL,
        [CampaignId] uniqueidentifier NULL,
        [Title] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Reason] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposedAt] datetimeoffset NOT NULL,
        [State] int NOT NULL,
        [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [DecidedAt] datetimeoffset NULL,
        [Answer] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_BanProposal] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_BanProposal_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [CampaignMember] (
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CampaignId] uniqueidentifier NOT NULL,
        [Status] int NOT NULL,
        [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Source] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Weight] float NOT NULL,
        [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AddedAt] datetimeoffset NOT NULL,
        [JudgedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [JudgedAt] datetimeoffset NULL,
        CONSTRAINT [PK_CampaignMember] PRIMARY KEY ([CampaignId], [AccountId]),
        CONSTRAINT [FK_CampaignMember_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [CampaignNote] (
        [Id] uniqueidentifier NOT NULL,
        [Author] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [WrittenAt] datetimeoffset NOT NULL,
        [Text] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CampaignId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_CampaignNote] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CampaignNote_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [SharedBundle] (
        [Id] uniqueidentifier NOT NULL,
        [CampaignId] uniqueidentifier NOT NULL,
        [CampaignName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Format] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Marking] int NOT NULL,
        [FileName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ContentType] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Content] varbinary(max) NOT NULL,
        [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Indicators] int NOT NULL,
        [ReleasedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ReleasedAt] datetimeoffset NOT NULL,
        [RevokedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_SharedBundle] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SharedBundle_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [ClusterMember] (
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ClusterId] uniqueidentifier NOT NULL,
        [Weight] float NOT NULL,
        CONSTRAINT [PK_ClusterMember] PRIMARY KEY ([ClusterId], [AccountId]),
        CONSTRAINT [FK_ClusterMember_Cluster_ClusterId] FOREIGN KEY ([ClusterId]) REFERENCES [Cluster] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [BannedAccount] (
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposalId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_BannedAccount] PRIMARY KEY ([ProposalId], [AccountId]),
        CONSTRAINT [FK_BannedAccount_BanProposal_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [BanProposal] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [Decision] (
        [Id] uniqueidentifier NOT NULL,
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] int NOT NULL,
        [Reason] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CampaignId] uniqueidentifier NULL,
        [ProposalId] uniqueidentifier NULL,
        [ActId] uniqueidentifier NOT NULL,
        [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DecidedAt] datetimeoffset NOT NULL,
        [ExpiresAt] datetimeoffset NULL,
        [EndedAt] datetimeoffset NULL,
        [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [EndReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Decision] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Decision_BanProposal_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [BanProposal] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Decision_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [EvidenceView] (
        [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposalId] uniqueidentifier NOT NULL,
        [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [OpenedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_EvidenceView] PRIMARY KEY ([ProposalId], [PersonId]),
        CONSTRAINT [FK_EvidenceView_BanProposal_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [BanProposal] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE TABLE [DecisionChange] (
        [Position] bigint NOT NULL,
        [At] datetimeoffset NOT NULL,
        [DecisionId] uniqueidentifier NOT NULL,
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] int NOT NULL,
        [Added] bit NOT NULL,
        [ExpiresAt] datetimeoffset NULL,
        CONSTRAINT [PK_DecisionChange] PRIMARY KEY ([Position]),
        CONSTRAINT [FK_DecisionChange_Decision_DecisionId] FOREIGN KEY ([DecisionId]) REFERENCES [Decision] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'Turns') AND [object_id] = OBJECT_ID(N'[WriteTurn]'))
        SET IDENTITY_INSERT [WriteTurn] ON;
    EXEC(N'INSERT INTO [WriteTurn] ([Id], [Turns])
    VALUES (1, CAST(0 AS bigint))');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'Turns') AND [object_id] = OBJECT_ID(N'[WriteTurn]'))
        SET IDENTITY_INSERT [WriteTurn] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_AccountScore_ClusterId] ON [AccountScore] ([ClusterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_AccountScore_FlaggedAt] ON [AccountScore] ([FlaggedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_AccountScore_Value] ON [AccountScore] ([Value]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_AnalysisRun_StartedAt] ON [AnalysisRun] ([StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ApiClient_KeyHash] ON [ApiClient] ([KeyHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ApiClient_Name] ON [ApiClient] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_AuditEntry_Act_Sequence] ON [AuditEntry] ([Act], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_AuditEntry_PersonId_Sequence] ON [AuditEntry] ([PersonId], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_AuditEntry_Subject_Sequence] ON [AuditEntry] ([Subject], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_BanProposal_CampaignId] ON [BanProposal] ([CampaignId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_BanProposal_State_ProposedAt] ON [BanProposal] ([State], [ProposedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_Campaign_CreatedAt] ON [Campaign] ([CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_CampaignMember_AccountId] ON [CampaignMember] ([AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_CampaignNote_CampaignId] ON [CampaignNote] ([CampaignId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_Cluster_ScoreValue] ON [Cluster] ([ScoreValue]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_ClusterMember_AccountId] ON [ClusterMember] ([AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_Decision_AccountId_EndedAt] ON [Decision] ([AccountId], [EndedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_Decision_ActId] ON [Decision] ([ActId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_Decision_CampaignId] ON [Decision] ([CampaignId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_Decision_EndedAt_ExpiresAt] ON [Decision] ([EndedAt], [ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_Decision_ProposalId] ON [Decision] ([ProposalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_DecisionChange_DecisionId] ON [DecisionChange] ([DecisionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_Hit_AccountId_Strength] ON [Hit] ([AccountId], [Strength]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_Hit_DetectorId] ON [Hit] ([DetectorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_Link_Second] ON [Link] ([Second]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_AssigneeId] ON [QueueEntry] ([AssigneeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_QueueEntry_Kind_Subject] ON [QueueEntry] ([Kind], [Subject]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_State_Score] ON [QueueEntry] ([State], [Score]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_SharedBundle_CampaignId] ON [SharedBundle] ([CampaignId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    CREATE INDEX [IX_SharedBundle_ReleasedAt] ON [SharedBundle] ([ReleasedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261123110155_Initial'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123110155_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    DROP INDEX [IX_QueueEntry_State_Score] ON [QueueEntry];
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    ALTER TABLE [QueueEntry] ADD [DueAt] datetimeoffset NOT NULL DEFAULT '0001-01-01T00:00:00.0000000+00:00';
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    ALTER TABLE [QueueEntry] ADD [Family] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    ALTER TABLE [QueueEntry] ADD [Folded] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    ALTER TABLE [QueueEntry] ADD [IsWaiting] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    ALTER TABLE [QueueEntry] ADD [Judgements] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'[]';
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    ALTER TABLE [QueueEntry] ADD [Priority] float NOT NULL DEFAULT 0.0E0;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    ALTER TABLE [QueueEntry] ADD [Queue] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'General';
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    ALTER TABLE [QueueEntry] ADD [Segment] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    ALTER TABLE [QueueEntry] ADD [SnoozedUntil] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    ALTER TABLE [QueueEntry] ADD [Tokens] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    EXEC(N'UPDATE [QueueEntry] SET [IsWaiting] = CASE WHEN [State] <> 2 THEN CAST(1 AS bit) ELSE CAST(0 AS bit) END, [Priority] = [Score], [DueAt] = DATEADD(hour, 72, [OpenedAt]);');
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE TABLE [BulkAnswer] (
        [JobId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [Kind] int NOT NULL,
        [Subject] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Why] int NULL,
        CONSTRAINT [PK_BulkAnswer] PRIMARY KEY ([JobId], [Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE TABLE [Colleague] (
        [Id] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SeenAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_Colleague] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE TABLE [QueueRouting] (
        [Id] int NOT NULL,
        [Rules] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ChangedAt] datetimeoffset NULL,
        [ChangedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_QueueRouting] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_AssigneeName_Id] ON [QueueEntry] ([IsWaiting], [AssigneeName], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_DueAt_Id] ON [QueueEntry] ([IsWaiting], [DueAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_Exchanges_Id] ON [QueueEntry] ([IsWaiting], [Exchanges], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_FirstSeenAt_Id] ON [QueueEntry] ([IsWaiting], [FirstSeenAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_LastSeenAt_Id] ON [QueueEntry] ([IsWaiting], [LastSeenAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_OpenedAt_Id] ON [QueueEntry] ([IsWaiting], [OpenedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_Priority_Id] ON [QueueEntry] ([IsWaiting], [Priority], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_Queue_Priority_Id] ON [QueueEntry] ([IsWaiting], [Queue], [Priority], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_Queue_SnoozedUntil_DueAt_State] ON [QueueEntry] ([IsWaiting], [Queue], [SnoozedUntil], [DueAt], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_Score_Id] ON [QueueEntry] ([IsWaiting], [Score], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_Size_Id] ON [QueueEntry] ([IsWaiting], [Size], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    CREATE INDEX [IX_BulkJob_StartedAt] ON [BulkJob] ([StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261125153147_Workspace'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125153147_Workspace', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126012723_Enforcement'
)
BEGIN
    CREATE TABLE [Breach] (
        [DecisionId] uniqueidentifier NOT NULL,
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Requests] bigint NOT NULL,
        [Since] datetimeoffset NOT NULL,
        [FirstAt] datetimeoffset NOT NULL,
        [LastAt] datetimeoffset NOT NULL,
        [NoticedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_Breach] PRIMARY KEY ([DecisionId]),
        CONSTRAINT [FK_Breach_Decision_DecisionId] FOREIGN KEY ([DecisionId]) REFERENCES [Decision] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126012723_Enforcement'
)
BEGIN
    CREATE TABLE [EnforcementPoint] (
        [Id] uniqueidentifier NOT NULL,
        [Kinds] int NOT NULL,
        [SeenAt] datetimeoffset NULL,
        [ToldUpTo] bigint NOT NULL,
        [AcknowledgedUpTo] bigint NOT NULL,
        [AcknowledgedAt] datetimeoffset NULL,
        CONSTRAINT [PK_EnforcementPoint] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_EnforcementPoint_ApiClient_Id] FOREIGN KEY ([Id]) REFERENCES [ApiClient] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126012723_Enforcement'
)
BEGIN
    CREATE TABLE [Webhook] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Url] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kinds] int NOT NULL,
        [ProtectedSecret] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [EndedAt] datetimeoffset NULL,
        [DeliveredAt] datetimeoffset NULL,
        [Failures] int NOT NULL,
        [Trouble] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_Webhook] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126012723_Enforcement'
)
BEGIN
    CREATE TABLE [Acknowledgement] (
        [PointId] uniqueidentifier NOT NULL,
        [FirstPosition] bigint NOT NULL,
        [LastPosition] bigint NOT NULL,
        [TookEffectAt] datetimeoffset NOT NULL,
        [At] datetimeoffset NOT NULL,
        CONSTRAINT [PK_Acknowledgement] PRIMARY KEY ([PointId], [FirstPosition]),
        CONSTRAINT [FK_Acknowledgement_EnforcementPoint_PointId] FOREIGN KEY ([PointId]) REFERENCES [EnforcementPoint] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126012723_Enforcement'
)
BEGIN
    CREATE TABLE [WebhookMessage] (
        [Id] uniqueidentifier NOT NULL,
        [WebhookId] uniqueidentifier NOT NULL,
        [FirstPosition] bigint NOT NULL,
        [LastPosition] bigint NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [State] int NOT NULL,
        [Attempts] int NOT NULL,
        [DueAt] datetimeoffset NOT NULL,
        [EndedAt] datetimeoffset NULL,
        [Trouble] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_WebhookMessage] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_WebhookMessage_Webhook_WebhookId] FOREIGN KEY ([WebhookId]) REFERENCES [Webhook] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126012723_Enforcement'
)
BEGIN
    CREATE INDEX [IX_Acknowledgement_PointId_LastPosition] ON [Acknowledgement] ([PointId], [LastPosition]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126012723_Enforcement'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Webhook_Name] ON [Webhook] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126012723_Enforcement'
)
BEGIN
    CREATE INDEX [IX_WebhookMessage_State_DueAt] ON [WebhookMessage] ([State], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126012723_Enforcement'
)
BEGIN
    CREATE INDEX [IX_WebhookMessage_WebhookId_State] ON [WebhookMessage] ([WebhookId], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126012723_Enforcement'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126012723_Enforcement', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [WebhookMessage] ADD [Data] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [WebhookMessage] ADD [Type] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [DecisionChange] ADD [BreakGlass] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [DecisionChange] ADD [Degradation] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [DecisionChange] ADD [RequestsPerMinute] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [DecisionChange] ADD [Scope] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [DecisionChange] ADD [Target] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [Decision] ADD [BreakGlass] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [Decision] ADD [DecidedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [Decision] ADD [Degradation] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [Decision] ADD [Ground] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [Decision] ADD [Policy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [Decision] ADD [RequestsPerMinute] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [Decision] ADD [Scope] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [Decision] ADD [Target] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [DecidedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [Degradation] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [EndsAt] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [ExpiresAt] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [Ground] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [Kind] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [OverdueAt] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [Policy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [ReviewDueAt] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [Scope] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [Target] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    UPDATE [Decision] SET [Target] = [AccountId];
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    UPDATE [DecisionChange] SET [Target] = [AccountId];
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    UPDATE [BanProposal] SET [Kind] = 1;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    UPDATE [EnforcementPoint] SET [Kinds] = 127 WHERE [Kinds] = 3;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    CREATE TABLE [DecisionEvidence] (
        [DecisionId] uniqueidentifier NOT NULL,
        [Json] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_DecisionEvidence] PRIMARY KEY ([DecisionId]),
        CONSTRAINT [FK_DecisionEvidence_Decision_DecisionId] FOREIGN KEY ([DecisionId]) REFERENCES [Decision] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    CREATE TABLE [AppealedDetector] (
        [AppealId] uniqueidentifier NOT NULL,
        [DetectorId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DetectorVersion] int NOT NULL,
        CONSTRAINT [PK_AppealedDetector] PRIMARY KEY ([AppealId], [DetectorId], [DetectorVersion]),
        CONSTRAINT [FK_AppealedDetector_Appeal_AppealId] FOREIGN KEY ([AppealId]) REFERENCES [Appeal] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    CREATE INDEX [IX_Decision_Scope_Target_EndedAt] ON [Decision] ([Scope], [Target], [EndedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    CREATE INDEX [IX_AllowListing_AccountId_EndedAt] ON [AllowListing] ([AccountId], [EndedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    CREATE INDEX [IX_AllowListing_Scope_Target_EndedAt] ON [AllowListing] ([Scope], [Target], [EndedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    CREATE INDEX [IX_Appeal_AccountId_State] ON [Appeal] ([AccountId], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    CREATE INDEX [IX_Appeal_DecisionId] ON [Appeal] ([DecisionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    CREATE INDEX [IX_Appeal_ReceivedById_Reference] ON [Appeal] ([ReceivedById], [Reference]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    CREATE INDEX [IX_Appeal_State_DueAt] ON [Appeal] ([State], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126044600_Appeals'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126044600_Appeals', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
    CREATE TABLE [DetectorSwitch] (
        [DetectorId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IsOff] bit NOT NULL,
        [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ChangedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_DetectorSwitch] PRIMARY KEY ([DetectorId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
    CREATE TABLE [ShadowHit] (
        [Id] uniqueidentifier NOT NULL,
        [DetectorId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DetectorVersion] int NOT NULL,
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Evidence] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_ShadowHit] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
    CREATE UNIQUE INDEX [IX_DetectorSnooze_DetectorId_AccountId] ON [DetectorSnooze] ([DetectorId], [AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
    CREATE INDEX [IX_DetectorSnooze_Until] ON [DetectorSnooze] ([Until]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
    CREATE INDEX [IX_DetectorVolume_At] ON [DetectorVolume] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
    CREATE INDEX [IX_DetectorVolume_DetectorId_At] ON [DetectorVolume] ([DetectorId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RuleVersion_RuleId_Number] ON [RuleVersion] ([RuleId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
    CREATE INDEX [IX_RuleVersion_State] ON [RuleVersion] ([State]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
    CREATE INDEX [IX_ShadowHit_DetectorId_AccountId] ON [ShadowHit] ([DetectorId], [AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126045416_Detectors'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126045416_Detectors', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083356_Families'
)
BEGIN
    ALTER TABLE [RuleVersion] ADD [Examples] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT ('[]');
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083356_Families'
)
BEGIN
    ALTER TABLE [RuleVersion] ADD [SharePercent] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083356_Families'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126083356_Families', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083600_Views'
)
BEGIN
    CREATE TABLE [AskedQuery] (
        [Id] uniqueidentifier NOT NULL,
        [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [List] int NOT NULL,
        [Text] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [At] datetimeoffset NOT NULL,
        [After] uniqueidentifier NULL,
        CONSTRAINT [PK_AskedQuery] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083600_Views'
)
BEGIN
    CREATE TABLE [DefaultView] (
        [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [List] int NOT NULL,
        [ViewId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_DefaultView] PRIMARY KEY ([PersonId], [List])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083600_Views'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083600_Views'
)
BEGIN
    CREATE INDEX [IX_AskedQuery_PersonId_List_At] ON [AskedQuery] ([PersonId], [List], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083600_Views'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SavedView_OwnerId_List_Name] ON [SavedView] ([OwnerId], [List], [Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083600_Views'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126083600_Views', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083906_CaseFiles'
)
BEGIN
    ALTER TABLE [CampaignNote] ADD [AuthorId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083906_CaseFiles'
)
BEGIN
    ALTER TABLE [CampaignNote] ADD [ChangedAt] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083906_CaseFiles'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083906_CaseFiles'
)
BEGIN
    CREATE TABLE [CampaignNoteRevision] (
        [Number] int NOT NULL,
        [NoteId] uniqueidentifier NOT NULL,
        [Text] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [WrittenAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_CampaignNoteRevision] PRIMARY KEY ([NoteId], [Number]),
        CONSTRAINT [FK_CampaignNoteRevision_CampaignNote_NoteId] FOREIGN KEY ([NoteId]) REFERENCES [CampaignNote] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083906_CaseFiles'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083906_CaseFiles'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083906_CaseFiles'
)
BEGIN
    CREATE INDEX [IX_CampaignHold_CampaignId_PlacedAt] ON [CampaignHold] ([CampaignId], [PlacedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083906_CaseFiles'
)
BEGIN
    CREATE INDEX [IX_Hypothesis_CampaignId_StatedAt] ON [Hypothesis] ([CampaignId], [StatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083906_CaseFiles'
)
BEGIN
    CREATE INDEX [IX_HypothesisArgument_HypothesisId] ON [HypothesisArgument] ([HypothesisId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126083906_CaseFiles'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126083906_CaseFiles', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    ALTER TABLE [SharedBundle] ADD [Collection] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    ALTER TABLE [SharedBundle] ADD [ExpiresAt] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    ALTER TABLE [SharedBundle] ADD [Fields] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    ALTER TABLE [SharedBundle] ADD [Kinds] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    ALTER TABLE [DecisionChange] ADD [Setting] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    ALTER TABLE [Decision] ADD [Setting] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [AnswerSecret] (
        [Id] int NOT NULL,
        [ProtectedKey] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [MadeAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_AnswerSecret] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [AssumptionSet] (
        [Number] int NOT NULL,
        [Values] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SetBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SetAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_AssumptionSet] PRIMARY KEY ([Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [BundleFetch] (
        [Id] uniqueidentifier NOT NULL,
        [At] datetimeoffset NOT NULL,
        [BundleId] uniqueidentifier NULL,
        [PartnerId] uniqueidentifier NULL,
        [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Path] int NOT NULL,
        [Objects] int NULL,
        [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_BundleFetch] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [BundleProposal] (
        [Id] uniqueidentifier NOT NULL,
        [CampaignId] uniqueidentifier NOT NULL,
        [CampaignName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Format] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Marking] int NOT NULL,
        [FileName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ContentType] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Content] varbinary(max) NOT NULL,
        [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Indicators] int NOT NULL,
        [Kinds] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Fields] int NOT NULL,
        [Withheld] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Collection] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [ValidUntil] datetimeoffset NOT NULL,
        [LegalBasis] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposedAt] datetimeoffset NOT NULL,
        [ExpiresAt] datetimeoffset NOT NULL,
        [State] int NOT NULL,
        [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [DecidedAt] datetimeoffset NULL,
        [Answer] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [BundleId] uniqueidentifier NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_BundleProposal] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_BundleProposal_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [Fingerprint] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] int NOT NULL,
        [CampaignId] uniqueidentifier NULL,
        [State] int NOT NULL,
        [Design] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProtectedKey] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [KeySha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DraftedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DraftedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DraftedAt] datetimeoffset NOT NULL,
        [EditedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SealedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [SealedAt] datetimeoffset NULL,
        [SealSha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [ServedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [ServedAt] datetimeoffset NULL,
        [RetiredBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [RetiredAt] datetimeoffset NULL,
        [RetireReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Fingerprint] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Fingerprint_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [Partner] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IdentityId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [HighestMarking] int NOT NULL,
        [Kinds] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Fields] int NOT NULL,
        [Collections] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Contacts] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Agreement] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AgreedUntil] datetimeoffset NOT NULL,
        [State] int NOT NULL,
        [SuspendedBecause] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Partner] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [SegmentRule] (
        [Segment] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Terms] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ChangedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_SegmentRule] PRIMARY KEY ([Segment])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [BundleView] (
        [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposalId] uniqueidentifier NOT NULL,
        [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [OpenedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_BundleView] PRIMARY KEY ([ProposalId], [PersonId]),
        CONSTRAINT [FK_BundleView_BundleProposal_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [BundleProposal] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [ModelTest] (
        [Id] uniqueidentifier NOT NULL,
        [FingerprintId] uniqueidentifier NOT NULL,
        [CampaignId] uniqueidentifier NULL,
        [Plan] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Power] float NOT NULL,
        [RegisteredBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RegisteredAt] datetimeoffset NOT NULL,
        [PlanSha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TestedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [TestedAt] datetimeoffset NULL,
        [Source] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [Result] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [LogProbability] float NULL,
        [Exhibit] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [ExhibitSha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_ModelTest] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ModelTest_Fingerprint_FingerprintId] FOREIGN KEY ([FingerprintId]) REFERENCES [Fingerprint] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [BundleRecipient] (
        [PartnerId] uniqueidentifier NOT NULL,
        [BundleId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_BundleRecipient] PRIMARY KEY ([BundleId], [PartnerId]),
        CONSTRAINT [FK_BundleRecipient_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_BundleRecipient_SharedBundle_BundleId] FOREIGN KEY ([BundleId]) REFERENCES [SharedBundle] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [InboundSource] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] int NOT NULL,
        [Trust] int NOT NULL,
        [HalfLifeDays] int NOT NULL,
        [PartnerId] uniqueidentifier NULL,
        [Url] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [UserName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProtectedSecret] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [ProtectedHashKey] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [Cursor] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [DueAt] datetimeoffset NULL,
        [PulledAt] datetimeoffset NULL,
        [Failures] int NOT NULL,
        [Trouble] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [EndedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_InboundSource] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_InboundSource_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [MatchPact] (
        [Id] uniqueidentifier NOT NULL,
        [PartnerId] uniqueidentifier NOT NULL,
        [PartnerName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PublicKey] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProtectedPrivateKey] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TheirPublicKey] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [EnteredById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [ConfirmedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [ConfirmedAt] datetimeoffset NULL,
        [EndedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_MatchPact] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_MatchPact_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [PartnerClient] (
        [ApiClientId] uniqueidentifier NOT NULL,
        [PartnerId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_PartnerClient] PRIMARY KEY ([ApiClientId]),
        CONSTRAINT [FK_PartnerClient_ApiClient_ApiClientId] FOREIGN KEY ([ApiClientId]) REFERENCES [ApiClient] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_PartnerClient_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [PartnerKey] (
        [Number] int NOT NULL,
        [PartnerId] uniqueidentifier NOT NULL,
        [KeyId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProtectedSecret] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [MadeAt] datetimeoffset NOT NULL,
        [RetiredAt] datetimeoffset NULL,
        CONSTRAINT [PK_PartnerKey] PRIMARY KEY ([PartnerId], [Number]),
        CONSTRAINT [FK_PartnerKey_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [PartnerSignIn] (
        [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PartnerId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_PartnerSignIn] PRIMARY KEY ([PersonId]),
        CONSTRAINT [FK_PartnerSignIn_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [ProposedRecipient] (
        [PartnerId] uniqueidentifier NOT NULL,
        [ProposalId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_ProposedRecipient] PRIMARY KEY ([ProposalId], [PartnerId]),
        CONSTRAINT [FK_ProposedRecipient_BundleProposal_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [BundleProposal] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_ProposedRecipient_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [InboundDelivery] (
        [Id] uniqueidentifier NOT NULL,
        [SourceId] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Format] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ReceivedAt] datetimeoffset NOT NULL,
        [ReceivedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Bytes] int NOT NULL,
        [Objects] int NOT NULL,
        [New] int NOT NULL,
        [Changed] int NOT NULL,
        [Withdrawn] int NOT NULL,
        [Unchanged] int NOT NULL,
        [NotMatchable] int NOT NULL,
        [Sightings] int NOT NULL,
        [PassedOver] int NOT NULL,
        [Faults] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FaultCount] int NOT NULL,
        CONSTRAINT [PK_InboundDelivery] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_InboundDelivery_InboundSource_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [InboundSource] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [MatchRound] (
        [Id] uniqueidentifier NOT NULL,
        [PactId] uniqueidentifier NOT NULL,
        [Round] uniqueidentifier NOT NULL,
        [Asks] bit NOT NULL,
        [CampaignId] uniqueidentifier NULL,
        [Kinds] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Tokens] int NOT NULL,
        [State] int NOT NULL,
        [Content] varbinary(max) NOT NULL,
        [Hits] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [MadeById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [MadeBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [MadeAt] datetimeoffset NOT NULL,
        [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [DecidedAt] datetimeoffset NULL,
        [AnsweredAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_MatchRound] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_MatchRound_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_MatchRound_MatchPact_PactId] FOREIGN KEY ([PactId]) REFERENCES [MatchPact] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [ReceivedSighting] (
        [Id] uniqueidentifier NOT NULL,
        [SourceId] uniqueidentifier NOT NULL,
        [DeliveryId] uniqueidentifier NOT NULL,
        [ExternalId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IndicatorId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Count] bigint NOT NULL,
        [FirstSeenAt] datetimeoffset NULL,
        [LastSeenAt] datetimeoffset NULL,
        [ModifiedAt] datetimeoffset NOT NULL,
        [ReceivedAt] datetimeoffset NOT NULL,
        [WithdrawnAt] datetimeoffset NULL,
        CONSTRAINT [PK_ReceivedSighting] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ReceivedSighting_InboundDelivery_DeliveryId] FOREIGN KEY ([DeliveryId]) REFERENCES [InboundDelivery] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ReceivedSighting_InboundSource_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [InboundSource] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [ReportedIndicator] (
        [Id] uniqueidentifier NOT NULL,
        [SourceId] uniqueidentifier NOT NULL,
        [DeliveryId] uniqueidentifier NOT NULL,
        [ExternalId] nvarchar(208) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ObjectId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] int NULL,
        [Value] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ValueHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Pattern] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [WhyNot] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Confidence] int NOT NULL,
        [ValidFrom] datetimeoffset NOT NULL,
        [ValidUntil] datetimeoffset NULL,
        [ModifiedAt] datetimeoffset NOT NULL,
        [Marking] int NULL,
        [Digest] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Change] int NOT NULL,
        [State] int NOT NULL,
        [StagedAt] datetimeoffset NOT NULL,
        [ConfirmedAt] datetimeoffset NOT NULL,
        [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [DecidedAt] datetimeoffset NULL,
        [Note] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_ReportedIndicator] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ReportedIndicator_InboundDelivery_DeliveryId] FOREIGN KEY ([DeliveryId]) REFERENCES [InboundDelivery] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ReportedIndicator_InboundSource_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [InboundSource] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE TABLE [Sighting] (
        [Id] uniqueidentifier NOT NULL,
        [ReportId] uniqueidentifier NOT NULL,
        [SourceId] uniqueidentifier NOT NULL,
        [IndicatorId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Requests] bigint NOT NULL,
        [Accounts] int NOT NULL,
        [FirstSeenAt] datetimeoffset NULL,
        [LastSeenAt] datetimeoffset NULL,
        [Content] varbinary(max) NOT NULL,
        [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [State] int NOT NULL,
        [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposedAt] datetimeoffset NOT NULL,
        [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [DecidedAt] datetimeoffset NULL,
        [RevokedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Sighting] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Sighting_InboundSource_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [InboundSource] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Sighting_ReportedIndicator_ReportId] FOREIGN KEY ([ReportId]) REFERENCES [ReportedIndicator] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_OpenedAt_Id] ON [QueueEntry] ([OpenedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_AlertDestination_DueAt] ON [AlertDestination] ([DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AlertDestination_Name] ON [AlertDestination] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_BlindReview_Kind_Subject] ON [BlindReview] ([Kind], [Subject]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_BlindReview_SecondAt] ON [BlindReview] ([SecondAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_BundleFetch_At] ON [BundleFetch] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_BundleFetch_BundleId] ON [BundleFetch] ([BundleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_BundleFetch_PartnerId] ON [BundleFetch] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_BundleProposal_CampaignId] ON [BundleProposal] ([CampaignId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_BundleProposal_State_ProposedAt] ON [BundleProposal] ([State], [ProposedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_BundleRecipient_PartnerId] ON [BundleRecipient] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_Countermeasure_CampaignId] ON [Countermeasure] ([CampaignId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_Countermeasure_State] ON [Countermeasure] ([State]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_Declaration_EndedAt_EndsAt] ON [Declaration] ([EndedAt], [EndsAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_Declaration_Scope_Target] ON [Declaration] ([Scope], [Target]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_Fingerprint_CampaignId_DraftedAt] ON [Fingerprint] ([CampaignId], [DraftedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Fingerprint_Name] ON [Fingerprint] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_Fingerprint_State] ON [Fingerprint] ([State]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_InboundDelivery_ReceivedAt] ON [InboundDelivery] ([ReceivedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_InboundDelivery_SourceId] ON [InboundDelivery] ([SourceId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_InboundSource_DueAt] ON [InboundSource] ([DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE UNIQUE INDEX [IX_InboundSource_Name] ON [InboundSource] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_InboundSource_PartnerId] ON [InboundSource] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_MatchPact_PartnerId] ON [MatchPact] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_MatchPact_TheirPublicKey] ON [MatchPact] ([TheirPublicKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_MatchRound_CampaignId] ON [MatchRound] ([CampaignId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_MatchRound_MadeAt] ON [MatchRound] ([MadeAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE UNIQUE INDEX [IX_MatchRound_PactId_Round] ON [MatchRound] ([PactId], [Round]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_ModelTest_CampaignId_RegisteredAt] ON [ModelTest] ([CampaignId], [RegisteredAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_ModelTest_FingerprintId_RegisteredAt] ON [ModelTest] ([FingerprintId], [RegisteredAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Partner_Name] ON [Partner] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_PartnerClient_PartnerId] ON [PartnerClient] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_PartnerSignIn_PartnerId] ON [PartnerSignIn] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_PolicyFinding_ClosedAt_FoundAt] ON [PolicyFinding] ([ClosedAt], [FoundAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_PolicyFinding_PolicyId_AccountId] ON [PolicyFinding] ([PolicyId], [AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE UNIQUE INDEX [IX_PolicyVersion_Number] ON [PolicyVersion] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_PolicyVersion_State] ON [PolicyVersion] ([State]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_ProposedRecipient_PartnerId] ON [ProposedRecipient] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_ReceivedSighting_DeliveryId] ON [ReceivedSighting] ([DeliveryId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_ReceivedSighting_ReceivedAt] ON [ReceivedSighting] ([ReceivedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ReceivedSighting_SourceId_ExternalId] ON [ReceivedSighting] ([SourceId], [ExternalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_ReportedIndicator_DeliveryId_State] ON [ReportedIndicator] ([DeliveryId], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_ReportedIndicator_SourceId_ObjectId] ON [ReportedIndicator] ([SourceId], [ObjectId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_ReportedIndicator_State_StagedAt] ON [ReportedIndicator] ([State], [StagedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_ReportedIndicator_ValueHash] ON [ReportedIndicator] ([ValueHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_Sighting_ReportId] ON [Sighting] ([ReportId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_Sighting_SourceId] ON [Sighting] ([SourceId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_Sighting_State_ProposedAt] ON [Sighting] ([State], [ProposedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_Verification_AccountId_State] ON [Verification] ([AccountId], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    CREATE INDEX [IX_Verification_State_DueAt] ON [Verification] ([State], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    EXEC(N'UPDATE [SharedBundle] SET [Collection] = ''released'', [Fields] = 15, [Kinds] = ''ip-address network-prefix autonomous-system tls-ja4 email-domain user-agent prompt-skeleton account-hmac-sha256 payment-hmac-sha256 device-hmac-sha256 email-hmac-sha256'';');
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126141938_Exchange'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126141938_Exchange', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    ALTER TABLE [CampaignMember] ADD [CameFromId] uniqueidentifier NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    ALTER TABLE [Campaign] ADD [MergedIntoId] uniqueidentifier NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [Affiliation] (
        [Id] uniqueidentifier NOT NULL,
        [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Organization] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Why] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DeclaredBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DeclaredAt] datetimeoffset NOT NULL,
        [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [EndedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Affiliation] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [Attachment] (
        [Id] uniqueidentifier NOT NULL,
        [CampaignId] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] int NOT NULL,
        [Length] int NOT NULL,
        [Sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Note] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AddedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AddedAt] datetimeoffset NOT NULL,
        [RemovedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [RemovedAt] datetimeoffset NULL,
        [RemoveReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Attachment] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Attachment_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [Inquiry] (
        [Id] uniqueidentifier NOT NULL,
        [PartnerId] uniqueidentifier NULL,
        [AskedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Reference] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] int NOT NULL,
        [Subject] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Question] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ReceivedAt] datetimeoffset NOT NULL,
        [DueAt] datetimeoffset NOT NULL,
        [EnteredBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [EnteredAt] datetimeoffset NOT NULL,
        [AssigneeId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [AssigneeName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [State] int NOT NULL,
        [Answer] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PackId] uniqueidentifier NULL,
        [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [EndedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Inquiry] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Inquiry_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [LeakedKeyReport] (
        [Id] uniqueidentifier NOT NULL,
        [KeyId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
        [KeySha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [FoundIn] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FoundAt] datetimeoffset NOT NULL,
        [ReportedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ReportedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ReportedAt] datetimeoffset NOT NULL,
        [State] int NOT NULL,
        [Note] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [EndedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_LeakedKeyReport] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [LineageStep] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] int NOT NULL,
        [FromId] uniqueidentifier NOT NULL,
        [IntoId] uniqueidentifier NOT NULL,
        [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Members] int NOT NULL,
        [ById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [By] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [At] datetimeoffset NOT NULL,
        [UndoneBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [UndoneAt] datetimeoffset NULL,
        [UndoReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_LineageStep] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_LineageStep_Campaign_FromId] FOREIGN KEY ([FromId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_LineageStep_Campaign_IntoId] FOREIGN KEY ([IntoId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [PartnerCertificate] (
        [Thumbprint] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AddedAt] datetimeoffset NOT NULL,
        [PartnerId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_PartnerCertificate] PRIMARY KEY ([Thumbprint]),
        CONSTRAINT [FK_PartnerCertificate_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [TaskTemplate] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Tasks] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [KeptBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [KeptAt] datetimeoffset NOT NULL,
        [EndedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_TaskTemplate] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [WatchedSuspect] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] int NOT NULL,
        [FoundAt] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CampaignId] uniqueidentifier NULL,
        [EveryDays] int NOT NULL,
        [DueAt] datetimeoffset NOT NULL,
        [LookedAt] datetimeoffset NULL,
        [LookedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [Seen] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [LastTestId] uniqueidentifier NULL,
        [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AddedAt] datetimeoffset NOT NULL,
        [EndedAt] datetimeoffset NULL,
        [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [EndReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_WatchedSuspect] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_WatchedSuspect_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_WatchedSuspect_ModelTest_LastTestId] FOREIGN KEY ([LastTestId]) REFERENCES [ModelTest] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [AttachmentContent] (
        [AttachmentId] uniqueidentifier NOT NULL,
        [Bytes] varbinary(max) NOT NULL,
        CONSTRAINT [PK_AttachmentContent] PRIMARY KEY ([AttachmentId]),
        CONSTRAINT [FK_AttachmentContent_Attachment_AttachmentId] FOREIGN KEY ([AttachmentId]) REFERENCES [Attachment] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [AnswerPack] (
        [Id] uniqueidentifier NOT NULL,
        [InquiryId] uniqueidentifier NOT NULL,
        [From] date NOT NULL,
        [Until] date NOT NULL,
        [Sections] int NOT NULL,
        [Content] varbinary(max) NOT NULL,
        [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposedAt] datetimeoffset NOT NULL,
        [ExpiresAt] datetimeoffset NOT NULL,
        [State] int NOT NULL,
        [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [DecidedAt] datetimeoffset NULL,
        [Answer] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SignedFile] varbinary(max) NULL,
        [KeyId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_AnswerPack] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AnswerPack_Inquiry_InquiryId] FOREIGN KEY ([InquiryId]) REFERENCES [Inquiry] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [MovedMember] (
        [StepId] uniqueidentifier NOT NULL,
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Status] int NOT NULL,
        [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Source] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Weight] float NOT NULL,
        [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AddedAt] datetimeoffset NOT NULL,
        [JudgedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [JudgedAt] datetimeoffset NULL,
        [CameFromId] uniqueidentifier NULL,
        [WasThere] bit NOT NULL,
        [ThereStatus] int NULL,
        [ThereReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [ThereJudgedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [ThereJudgedAt] datetimeoffset NULL,
        CONSTRAINT [PK_MovedMember] PRIMARY KEY ([StepId], [AccountId]),
        CONSTRAINT [FK_MovedMember_LineageStep_StepId] FOREIGN KEY ([StepId]) REFERENCES [LineageStep] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [CampaignTask] (
        [Id] uniqueidentifier NOT NULL,
        [CampaignId] uniqueidentifier NOT NULL,
        [Title] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AssigneeId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [AssigneeName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [DueAt] datetimeoffset NULL,
        [State] int NOT NULL,
        [Note] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TemplateId] uniqueidentifier NULL,
        [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AddedAt] datetimeoffset NOT NULL,
        [ChangedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [ChangedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_CampaignTask] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CampaignTask_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_CampaignTask_TaskTemplate_TemplateId] FOREIGN KEY ([TemplateId]) REFERENCES [TaskTemplate] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE TABLE [AnswerView] (
        [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PackId] uniqueidentifier NOT NULL,
        [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [OpenedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_AnswerView] PRIMARY KEY ([PackId], [PersonId]),
        CONSTRAINT [FK_AnswerView_AnswerPack_PackId] FOREIGN KEY ([PackId]) REFERENCES [AnswerPack] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_Affiliation_PersonId_EndedAt] ON [Affiliation] ([PersonId], [EndedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_AnswerPack_InquiryId] ON [AnswerPack] ([InquiryId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_Attachment_CampaignId_AddedAt] ON [Attachment] ([CampaignId], [AddedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_CampaignTask_CampaignId_State_DueAt] ON [CampaignTask] ([CampaignId], [State], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_CampaignTask_TemplateId] ON [CampaignTask] ([TemplateId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_Inquiry_PartnerId] ON [Inquiry] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_Inquiry_State_DueAt] ON [Inquiry] ([State], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Investigation_OwnerId_Name] ON [Investigation] ([OwnerId], [Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_Investigation_Shared_ChangedAt] ON [Investigation] ([Shared], [ChangedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_LeakedKeyReport_KeyId] ON [LeakedKeyReport] ([KeyId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_LeakedKeyReport_State_ReportedAt] ON [LeakedKeyReport] ([State], [ReportedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_LineageStep_FromId_At] ON [LineageStep] ([FromId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_LineageStep_IntoId_At] ON [LineageStep] ([IntoId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_MovedMember_AccountId] ON [MovedMember] ([AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_PartnerCertificate_PartnerId] ON [PartnerCertificate] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_WatchedSuspect_CampaignId] ON [WatchedSuspect] ([CampaignId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_WatchedSuspect_EndedAt_DueAt] ON [WatchedSuspect] ([EndedAt], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    CREATE INDEX [IX_WatchedSuspect_LastTestId] ON [WatchedSuspect] ([LastTestId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126173223_Investigations'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126173223_Investigations', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126202729_Containment'
)
BEGIN
    ALTER TABLE [DecisionEvidence] ADD [GoneAt] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126202729_Containment'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [SpreadSeconds] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126202729_Containment'
)
BEGIN
    ALTER TABLE [BanProposal] ADD [StartsAt] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126202729_Containment'
)
BEGIN
    CREATE TABLE [PoolTurn] (
        [Id] uniqueidentifier NOT NULL,
        [CampaignId] uniqueidentifier NOT NULL,
        [ClusterId] uniqueidentifier NULL,
        [Before] int NULL,
        [After] int NOT NULL,
        [Accounts] int NOT NULL,
        [Active] int NOT NULL,
        [Burnt] int NOT NULL,
        [TookOverAfter] datetimeoffset NULL,
        [TookOverFrom] uniqueidentifier NULL,
        [At] datetimeoffset NOT NULL,
        [NoticedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_PoolTurn] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PoolTurn_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126202729_Containment'
)
BEGIN
    CREATE TABLE [StaggeredAct] (
        [Id] uniqueidentifier NOT NULL,
        [CampaignId] uniqueidentifier NOT NULL,
        [ProposalId] uniqueidentifier NULL,
        [Terms] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [StartsAt] datetimeoffset NOT NULL,
        [UntilAt] datetimeoffset NOT NULL,
        [Seed] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DecidedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DecidedAt] datetimeoffset NOT NULL,
        [State] int NOT NULL,
        [BroughtForwardBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [EndedAt] datetimeoffset NULL,
        [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [EndReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_StaggeredAct] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StaggeredAct_BanProposal_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [BanProposal] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_StaggeredAct_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126202729_Containment'
)
BEGIN
    CREATE TABLE [StaggeredMember] (
        [ActId] uniqueidentifier NOT NULL,
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DecisionId] uniqueidentifier NOT NULL,
        [At] datetimeoffset NOT NULL,
        [Turn] int NOT NULL,
        [Evidence] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [Sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_StaggeredMember] PRIMARY KEY ([ActId], [AccountId]),
        CONSTRAINT [FK_StaggeredMember_StaggeredAct_ActId] FOREIGN KEY ([ActId]) REFERENCES [StaggeredAct] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126202729_Containment'
)
BEGIN
    CREATE INDEX [IX_PoolTurn_CampaignId_NoticedAt] ON [PoolTurn] ([CampaignId], [NoticedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126202729_Containment'
)
BEGIN
    CREATE INDEX [IX_StaggeredAct_CampaignId] ON [StaggeredAct] ([CampaignId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126202729_Containment'
)
BEGIN
    CREATE INDEX [IX_StaggeredAct_ProposalId] ON [StaggeredAct] ([ProposalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126202729_Containment'
)
BEGIN
    CREATE INDEX [IX_StaggeredAct_State] ON [StaggeredAct] ([State]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126202729_Containment'
)
BEGIN
    CREATE INDEX [IX_StaggeredMember_ActId_Turn_At] ON [StaggeredMember] ([ActId], [Turn], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126202729_Containment'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126202729_Containment', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126233854_Suggestions'
)
BEGIN
    ALTER TABLE [ApiClient] ADD [PreviousHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126233854_Suggestions'
)
BEGIN
    ALTER TABLE [ApiClient] ADD [PreviousUntil] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126233854_Suggestions'
)
BEGIN
    ALTER TABLE [ApiClient] ADD [RotatedAt] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126233854_Suggestions'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126233854_Suggestions'
)
BEGIN
    CREATE TABLE [MatchView] (
        [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RoundId] uniqueidentifier NOT NULL,
        [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [OpenedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_MatchView] PRIMARY KEY ([RoundId], [PersonId]),
        CONSTRAINT [FK_MatchView_MatchRound_RoundId] FOREIGN KEY ([RoundId]) REFERENCES [MatchRound] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126233854_Suggestions'
)
BEGIN
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
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126233854_Suggestions'
)
BEGIN
    CREATE INDEX [IX_ApiClient_PreviousHash] ON [ApiClient] ([PreviousHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126233854_Suggestions'
)
BEGIN
    CREATE INDEX [IX_CampaignMemberRevision_AccountId_CampaignId] ON [CampaignMemberRevision] ([AccountId], [CampaignId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126233854_Suggestions'
)
BEGIN
    CREATE INDEX [IX_CampaignMemberRevision_CampaignId] ON [CampaignMemberRevision] ([CampaignId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126233854_Suggestions'
)
BEGIN
    CREATE INDEX [IX_SuggestionRule_CampaignId_SetAt] ON [SuggestionRule] ([CampaignId], [SetAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261126233854_Suggestions'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126233854_Suggestions', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127023822_AccountNotes'
)
BEGIN
    CREATE TABLE [AccountNote] (
        [Id] uniqueidentifier NOT NULL,
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AuthorId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Author] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [WrittenAt] datetimeoffset NOT NULL,
        [Text] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_AccountNote] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127023822_AccountNotes'
)
BEGIN
    CREATE TABLE [AccountTag] (
        [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Word] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [By] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [At] datetimeoffset NOT NULL,
        CONSTRAINT [PK_AccountTag] PRIMARY KEY ([AccountId], [Word])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127023822_AccountNotes'
)
BEGIN
    CREATE INDEX [IX_AccountNote_AccountId_WrittenAt] ON [AccountNote] ([AccountId], [WrittenAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127023822_AccountNotes'
)
BEGIN
    CREATE INDEX [IX_AccountTag_Word] ON [AccountTag] ([Word]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127023822_AccountNotes'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127023822_AccountNotes', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127061551_BulkTerms'
)
BEGIN
    ALTER TABLE [BulkJob] ADD [ToId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127061551_BulkTerms'
)
BEGIN
    ALTER TABLE [BulkJob] ADD [ToName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127061551_BulkTerms'
)
BEGIN
    ALTER TABLE [BulkJob] ADD [Until] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127061551_BulkTerms'
)
BEGIN
    ALTER TABLE [BulkJob] ADD [Word] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127061551_BulkTerms'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_Family_Segment_Tokens_SnoozedUntil_Id] ON [QueueEntry] ([IsWaiting], [Family], [Segment], [Tokens], [SnoozedUntil], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127061551_BulkTerms'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_Queue_Score_SnoozedUntil_Id] ON [QueueEntry] ([IsWaiting], [Queue], [Score], [SnoozedUntil], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127061551_BulkTerms'
)
BEGIN
    CREATE INDEX [IX_QueueEntry_IsWaiting_SearchText_SnoozedUntil_Id] ON [QueueEntry] ([IsWaiting], [SnoozedUntil], [Id]) INCLUDE ([SearchText]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127061551_BulkTerms'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127061551_BulkTerms', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127105903_KeptQueries'
)
BEGIN
    DROP INDEX [IX_Hit_DetectorId] ON [Hit];
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127105903_KeptQueries'
)
BEGIN
    CREATE TABLE [KeptQuery] (
        [Id] uniqueidentifier NOT NULL,
        [Text] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [At] datetimeoffset NOT NULL,
        CONSTRAINT [PK_KeptQuery] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127105903_KeptQueries'
)
BEGIN
    CREATE INDEX [IX_Hit_DetectorId_AccountId] ON [Hit] ([DetectorId], [AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127105903_KeptQueries'
)
BEGIN
    CREATE INDEX [IX_KeptQuery_At] ON [KeptQuery] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127105903_KeptQueries'
)
BEGIN
    CREATE UNIQUE INDEX [IX_KeptQuery_Sha256] ON [KeptQuery] ([Sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [MigrationHistory]
    WHERE [MigrationId] = N'20261127105903_KeptQueries'
)
BEGIN
    INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127105903_KeptQueries', N'10.0.14');
END;

COMMIT;
GO

