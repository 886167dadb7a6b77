BEGIN TRANSACTION;
ALTER TABLE [CampaignMember] ADD [CameFromId] uniqueidentifier NULL;

ALTER TABLE [Campaign] ADD [MergedIntoId] uniqueidentifier NULL;

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

CREATE TABLE [AttachmentContent] (
    [AttachmentId] uniqueidentifier NOT NULL,
    [Bytes] varbinary(max) NOT NULL,
    CONSTRAINT [PK_AttachmentContent] PRIMARY KEY ([AttachmentId]),
    CONSTRAINT [FK_AttachmentContent_Attachment_AttachmentId] FOREIGN KEY ([AttachmentId]) REFERENCES [Attachment] ([Id]) ON DELETE NO ACTION
);

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

CREATE INDEX [IX_Affiliation_PersonId_EndedAt] ON [Affiliation] ([PersonId], [EndedAt]);

CREATE INDEX [IX_Attachment_CampaignId_AddedAt] ON [Attachment] ([CampaignId], [AddedAt]);

CREATE INDEX [IX_CampaignTask_CampaignId_State_DueAt] ON [CampaignTask] ([CampaignId], [State], [DueAt]);

CREATE INDEX [IX_CampaignTask_TemplateId] ON [CampaignTask] ([TemplateId]);

CREATE INDEX [IX_LineageStep_FromId_At] ON [LineageStep] ([FromId], [At]);

CREATE INDEX [IX_LineageStep_IntoId_At] ON [LineageStep] ([IntoId], [At]);

CREATE INDEX [IX_MovedMember_AccountId] ON [MovedMember] ([AccountId]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126162359_Lineage', N'10.0.14');

COMMIT;
GO

