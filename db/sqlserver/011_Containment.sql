BEGIN TRANSACTION;
ALTER TABLE [DecisionEvidence] ADD [GoneAt] datetimeoffset NULL;

ALTER TABLE [BanProposal] ADD [SpreadSeconds] bigint NOT NULL DEFAULT CAST(0 AS bigint);

ALTER TABLE [BanProposal] ADD [StartsAt] datetimeoffset NULL;

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

CREATE INDEX [IX_PoolTurn_CampaignId_NoticedAt] ON [PoolTurn] ([CampaignId], [NoticedAt]);

CREATE INDEX [IX_StaggeredAct_CampaignId] ON [StaggeredAct] ([CampaignId]);

CREATE INDEX [IX_StaggeredAct_ProposalId] ON [StaggeredAct] ([ProposalId]);

CREATE INDEX [IX_StaggeredAct_State] ON [StaggeredAct] ([State]);

CREATE INDEX [IX_StaggeredMember_ActId_Turn_At] ON [StaggeredMember] ([ActId], [Turn], [At]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126202729_Containment', N'10.0.14');

COMMIT;
GO

